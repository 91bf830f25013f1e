#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <queue>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "run_slots.h"

namespace cron {

using Minute = std::uint32_t;

struct JobSpec {
    std::string name;
    Minute every = 1;
    Minute offset = 0;
    std::function<unsigned(Minute)> body;
};

struct JobStats {
    std::atomic<unsigned> runs{0};
    std::atomic<unsigned> postponed{0};
    std::atomic<std::uint64_t> work{0};
};

// Runs the jobs of a crontab on a simulated clock: advance() makes everything
// due that falls in the minutes passed.
class Scheduler {
public:
    Scheduler(RunSlots& slots, std::vector<JobSpec> crontab, unsigned workers);
    ~Scheduler();

    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    void advance(Minute minutes);
    void wait_idle();

    std::size_t jobs() const { return crontab_.size(); }
    const JobSpec& spec(std::size_t i) const { return crontab_[i]; }
    const JobStats& stats(std::size_t i) const { return stats_[i]; }
    std::uint32_t longest_queue() const { return longest_queue_.load(std::memory_order_relaxed); }

private:
    struct Due {
        Minute at;
        std::size_t job;
        bool operator>(const Due& o) const { return at != o.at ? at > o.at : job > o.job; }
    };

    void work(std::stop_token stop);
    bool run_one(const Due& due);
    void raise_longest(std::uint32_t length);

    RunSlots& slots_;
    const std::vector<JobSpec> crontab_;
    std::vector<JobStats> stats_;
    std::atomic<std::uint32_t> longest_queue_{0};

    std::mutex mutex_;
    std::condition_variable_any due_changed_;
    std::condition_variable_any idle_;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
    Minute now_ = 0;
    unsigned active_ = 0;

    std::vector<std::jthread> workers_;
};

}  // namespace cron
