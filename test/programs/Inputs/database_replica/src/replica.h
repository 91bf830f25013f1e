#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "log_entry.h"

namespace replica {

struct Batch {
    std::uint64_t term = 0;
    std::deque<LogEntry> entries;
};

class PositionTracker {
public:
    void beginTerm(std::uint64_t term);
    void applied(std::uint64_t lsn);
    std::uint64_t term() const;
    std::uint64_t lsn() const;
    Position position() const;

private:
    mutable std::mutex mutex_;
    std::uint64_t term_ = 0;
    std::uint64_t lsn_ = 0;
};

class Replica {
public:
    Replica();
    ~Replica();
    Replica(const Replica&) = delete;
    Replica& operator=(const Replica&) = delete;

    void feed(Batch batch);
    void close();   // applies what has been fed, then ends the applier

    std::optional<std::string> get(const std::string& key) const;
    std::size_t rows() const;
    const PositionTracker& tracker() const { return tracker_; }

private:
    void applyLoop();
    void apply(const LogEntry& e);

    PositionTracker tracker_;
    mutable std::mutex dataMutex_;
    std::map<std::string, std::string> data_;
    std::mutex queueMutex_;
    std::condition_variable queueReady_;
    std::deque<Batch> queue_;
    bool closed_ = false;
    std::thread applier_;
};

}  // namespace replica
