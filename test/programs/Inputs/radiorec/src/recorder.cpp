#include "recorder.h"

#include <ctime>

namespace radio {

void Station::Read(Chunk& into) {
    into.resize(512);
    for (std::size_t i = 0; i < into.size(); ++i) {
        state_ = state_ * 1103515245u + 12345u;
        into[i] = static_cast<unsigned char>(state_ >> 16);
    }
    // A tuner delivers at the pace of the programme.
    struct timespec pace = {0, 300000};
    nanosleep(&pace, nullptr);
}

Quota::Quota(std::uint64_t limit) : limit_(limit), used_(0) { pthread_cond_init(&grown_, nullptr); }

Quota::~Quota() { pthread_cond_destroy(&grown_); }

bool Quota::Take(std::uint64_t bytes) {
    Scope scope(cs_);
    if (used_ + bytes > limit_) return false;
    used_ += bytes;
    pthread_cond_signal(&grown_);
    return true;
}

std::uint64_t Quota::Used() {
    Scope scope(cs_);
    return used_;
}

bool Quota::WaitFor(std::uint64_t bytes, int milliseconds) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += milliseconds * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    Scope scope(cs_);
    while (used_ < bytes) {
        if (pthread_cond_timedwait(&grown_, cs_.Native(), &until) != 0) return used_ >= bytes;
    }
    return true;
}

Recorder::Recorder(Station* station, Quota* quota, const std::string& path)
    : station_(station), quota_(quota), path_(path), stop_(false), bytes_(0), chunks_(0), overQuota_(false) {}

Recorder::~Recorder() { Stop(); }

void Recorder::Stop() {
    stop_ = true;
    Join();
}

void Recorder::WriteHeader(std::FILE* f) {
    std::fprintf(f, "RREC1 %s\n", station_->Name().c_str());
}

void Recorder::Run() {
    std::FILE* f = std::fopen(path_.c_str(), "wb");
    if (f == nullptr) return;
    WriteHeader(f);
    Chunk chunk;
    while (!stop_) {
        station_->Read(chunk);
        if (!quota_->Take(chunk.size())) {
            overQuota_ = true;
            break;
        }
        if (std::fwrite(chunk.data(), 1, chunk.size(), f) != chunk.size()) break;
        bytes_.fetch_add(chunk.size(), std::memory_order_relaxed);
        ++chunks_;
    }
    std::fclose(f);
}

}  // namespace radio
