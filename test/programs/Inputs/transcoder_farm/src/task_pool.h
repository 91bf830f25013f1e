#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

namespace farm {

/// Fixed number of threads working off a queue of tasks. Tasks must not throw.
class TaskPool {
public:
    explicit TaskPool(std::size_t threads);
    ~TaskPool();

    TaskPool(const TaskPool&) = delete;
    TaskPool& operator=(const TaskPool&) = delete;

    void post(std::function<void()> task);
    std::size_t size() const { return threads_.size(); }

private:
    void work();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::queue<std::function<void()>> tasks_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

/// Counts the outstanding tasks of one batch; the batch's owner waits until all are done.
class TaskGroup {
public:
    void add() {
        std::lock_guard lock(mutex_);
        ++open_;
    }

    void done() {
        std::lock_guard lock(mutex_);
        if (--open_ == 0)
            empty_.notify_all();
    }

    void wait() {
        std::unique_lock lock(mutex_);
        empty_.wait(lock, [this] { return open_ == 0; });
    }

private:
    std::mutex mutex_;
    std::condition_variable empty_;
    std::size_t open_ = 0;
};

}  // namespace farm
