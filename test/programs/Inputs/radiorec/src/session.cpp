#include "session.h"

namespace radio {

Session::Session(const std::string& folder, std::uint64_t quota) : folder_(folder), quota_(quota) {}

Session::~Session() { End(); }

void Session::Add(const std::string& station) {
    const unsigned seed = static_cast<unsigned>(stations_.size()) * 77u + 5u;
    stations_.push_back(std::unique_ptr<Station>(new Station(station, seed)));
    recorders_.push_back(std::unique_ptr<Recorder>(
        new Recorder(stations_.back().get(), &quota_, folder_ + "/" + station + ".rec")));
}

void Session::Begin() {
    for (std::size_t i = 0; i < recorders_.size(); ++i) recorders_[i]->Start();
}

void Session::End() {
    for (std::size_t i = 0; i < recorders_.size(); ++i) recorders_[i]->Stop();
}

std::uint64_t Session::Written() const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < recorders_.size(); ++i) sum += recorders_[i]->BytesWritten();
    return sum;
}

}  // namespace radio
