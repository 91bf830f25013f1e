#include "scheduler.h"

#include <utility>

namespace cron {

Scheduler::Scheduler(RunSlots& slots, std::vector<JobSpec> crontab, unsigned workers)
    : slots_(slots), crontab_(std::move(crontab)), stats_(crontab_.size()) {
    for (unsigned i = 0; i < workers; ++i)
        workers_.emplace_back([this](std::stop_token stop) { work(stop); });
}

Scheduler::~Scheduler() {
    for (auto& w : workers_)
        w.request_stop();
    workers_.clear();
}

void Scheduler::advance(Minute minutes) {
    std::uint32_t queued = 0;
    {
        std::lock_guard lock(mutex_);
        for (Minute m = now_ + 1; m <= now_ + minutes; ++m) {
            for (std::size_t j = 0; j < crontab_.size(); ++j) {
                if (m % crontab_[j].every == crontab_[j].offset % crontab_[j].every)
                    due_.push({m, j});
            }
        }
        now_ += minutes;
        queued = static_cast<std::uint32_t>(due_.size());
    }
    due_changed_.notify_all();
    raise_longest(queued);
}

// Several operators may advance the clock at once.
void Scheduler::raise_longest(std::uint32_t length) {
    auto seen = longest_queue_.load(std::memory_order_relaxed);
    while (seen < length && !longest_queue_.compare_exchange_weak(seen, length, std::memory_order_relaxed)) {
    }
}

void Scheduler::wait_idle() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return due_.empty() && active_ == 0; });
}

void Scheduler::work(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    while (due_changed_.wait(lock, stop, [this] { return !due_.empty(); })) {
        const Due due = due_.top();
        due_.pop();
        ++active_;
        lock.unlock();
        const bool ran = run_one(due);
        lock.lock();
        --active_;
        if (!ran)
            due_.push({due.at + 1, due.job});
        if (due_.empty() && active_ == 0)
            idle_.notify_all();
    }
}

bool Scheduler::run_one(const Due& due) {
    JobStats& stats = stats_[due.job];
    SlotLease lease = slots_.try_acquire();
    if (!lease) {
        stats.postponed.fetch_add(1, std::memory_order_relaxed);
        std::this_thread::yield();
        return false;
    }
    const unsigned done = crontab_[due.job].body(due.at);
    stats.work.fetch_add(done, std::memory_order_relaxed);
    stats.runs.fetch_add(1, std::memory_order_relaxed);
    return true;
}

}  // namespace cron
