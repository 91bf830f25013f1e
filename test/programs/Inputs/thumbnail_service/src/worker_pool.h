#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace thumbs {
/// Fixed crew with one queue; the destructor finishes what was accepted.
class WorkerPool {
public:
    using Job = std::function<void()>;

    explicit WorkerPool(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            crew_.emplace_back([this] { run(); });
        }
    }

    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    ~WorkerPool() {
        {
            std::scoped_lock lock(mutex_);
            closing_ = true;
        }
        ready_.notify_all();
    }

    void submit(Job job) {
        {
            std::scoped_lock lock(mutex_);
            jobs_.push_back(std::move(job));
        }
        ready_.notify_one();
    }

private:
    void run() {
        for (;;) {
            Job job;
            {
                std::unique_lock lock(mutex_);
                ready_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
                if (jobs_.empty()) {
                    return;
                }
                job = std::move(jobs_.front());
                jobs_.pop_front();
            }
            job();
        }
    }

    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Job> jobs_;
    bool closing_ = false;
    std::vector<std::jthread> crew_;  // last member: joined before the queue goes
};
}  // namespace thumbs
