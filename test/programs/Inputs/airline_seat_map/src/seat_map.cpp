#include "seat_map.h"

namespace air {

SeatMap::SeatMap(int businessRows, int economyRows) {
    addRows(1, businessRows, "ACDF", Cabin::Business);
    addRows(businessRows + 1, economyRows, "ABCDEF", Cabin::Economy);
}

void SeatMap::addRows(int first, int count, const char* letters, Cabin cabin) {
    for (int row = first; row < first + count; ++row)
        for (const char* l = letters; *l != '\0'; ++l) seats_[std::to_string(row) + *l].cabin = cabin;
}

bool SeatMap::isFree(const std::string& seat) const {
    std::shared_lock lock(mutex_);
    const auto it = seats_.find(seat);
    return it != seats_.end() && freeNow(it->second);
}

void SeatMap::assign(const std::string& seat, const Passenger& who) {
    std::unique_lock lock(mutex_);
    seats_.at(seat).holder = who;
}

bool SeatMap::assignIfFree(const std::string& seat, const Passenger& who) {
    std::unique_lock lock(mutex_);
    const auto it = seats_.find(seat);
    if (it == seats_.end() || !freeNow(it->second)) return false;
    it->second.holder = who;
    return true;
}

bool SeatMap::release(const std::string& seat, const Passenger& who) {
    std::unique_lock lock(mutex_);
    const auto it = seats_.find(seat);
    if (it == seats_.end() || it->second.holder != who) return false;
    it->second.holder.clear();
    return true;
}

void SeatMap::block(const std::string& seat) {
    std::unique_lock lock(mutex_);
    seats_.at(seat).blocked = true;
}

std::optional<Passenger> SeatMap::holder(const std::string& seat) const {
    std::shared_lock lock(mutex_);
    const auto it = seats_.find(seat);
    if (it == seats_.end() || it->second.holder.empty()) return std::nullopt;
    return it->second.holder;
}

std::vector<std::string> SeatMap::freeSeats(Cabin cabin) const {
    std::vector<std::string> out;
    std::shared_lock lock(mutex_);
    for (const auto& [name, s] : seats_)
        if (s.cabin == cabin && freeNow(s)) out.push_back(name);
    return out;
}

std::size_t SeatMap::occupied() const {
    std::size_t n = 0;
    std::shared_lock lock(mutex_);
    for (const auto& [name, s] : seats_)
        if (!s.holder.empty()) ++n;
    return n;
}

}  // namespace air
