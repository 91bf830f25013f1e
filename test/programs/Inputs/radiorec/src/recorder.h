#ifndef RADIO_RECORDER_H
#define RADIO_RECORDER_H

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "thread.h"

namespace radio {

typedef std::vector<unsigned char> Chunk;

// Hands out what a tuner would deliver. Each station belongs to one recorder.
class Station {
public:
    Station(const std::string& name, unsigned seed) : name_(name), state_(seed) {}

    const std::string& Name() const { return name_; }
    void Read(Chunk& into);

private:
    const std::string name_;
    std::uint32_t state_;
};

// Bytes written so far, shared by all recorders of one session.
class Quota {
public:
    explicit Quota(std::uint64_t limit);
    ~Quota();

    bool Take(std::uint64_t bytes);
    std::uint64_t Used();

    // Blocks until that much has been taken, or for at most the given time.
    bool WaitFor(std::uint64_t bytes, int milliseconds);

private:
    const std::uint64_t limit_;
    CriticalSection cs_;
    pthread_cond_t grown_;
    std::uint64_t used_;
};

class Recorder : public Thread {
public:
    Recorder(Station* station, Quota* quota, const std::string& path);
    ~Recorder() override;

    void Stop();

    std::uint64_t BytesWritten() const { return bytes_.load(std::memory_order_relaxed); }

    // To be called after Stop().
    unsigned Chunks() const { return chunks_; }
    bool OverQuota() const { return overQuota_; }
    const std::string& Path() const { return path_; }
    const std::string& StationName() const { return station_->Name(); }

protected:
    void Run() override;

private:
    void WriteHeader(std::FILE* f);

    Station* const station_;
    Quota* const quota_;
    const std::string path_;
    std::atomic<bool> stop_;
    std::atomic<std::uint64_t> bytes_;
    unsigned chunks_;
    bool overQuota_;
};

}  // namespace radio

#endif
