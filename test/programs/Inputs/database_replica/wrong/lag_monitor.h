#pragma once

#include <condition_variable>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "replica.h"

namespace replica {

// Samples where a replica stands and hands the samples to the balancer,
// which reads only from replicas that never go back.
class LagMonitor {
public:
    explicit LagMonitor(const PositionTracker& tracker) : tracker_(tracker), thread_([this] { run(); }) {}
    ~LagMonitor() { stop(); }
    LagMonitor(const LagMonitor&) = delete;
    LagMonitor& operator=(const LagMonitor&) = delete;

    void stop() {
        {
            std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        if (thread_.joinable()) thread_.join();
    }

    std::size_t samples() const {
        std::lock_guard lock(mutex_);
        return history_.size();
    }
    std::size_t backwardSteps() const {
        std::lock_guard lock(mutex_);
        std::size_t n = 0;
        for (std::size_t i = 1; i < history_.size(); ++i)
            if (history_[i] < history_[i - 1]) ++n;
        return n;
    }

private:
    void run() {
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(lock, std::chrono::microseconds(200), [this] { return stopping_; })) {
            const Position p = sample();
            history_.push_back(p);
        }
    }
    Position sample() const { return Position{tracker_.term(), tracker_.lsn()}; }

    const PositionTracker& tracker_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::vector<Position> history_;
    std::thread thread_;
};

}  // namespace replica
