#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace shiplog {

/// Bounded queue between the producers and the sender.
class LineQueue {
public:
    explicit LineQueue(std::size_t limit) : limit_(limit) {}
    LineQueue(const LineQueue&) = delete;
    LineQueue& operator=(const LineQueue&) = delete;

    /// Blocks while the queue is full; false once it has been closed.
    bool push(std::string line) {
        std::unique_lock lock(mutex_);
        not_full_.wait(lock, [this] { return closed_ || lines_.size() < limit_; });
        if (closed_) {
            return false;
        }
        lines_.push_back(std::move(line));
        lock.unlock();
        not_empty_.notify_one();
        return true;
    }

    /// Up to `most` lines; an empty batch means closed and nothing left.
    std::vector<std::string> take(std::size_t most) {
        std::vector<std::string> batch;
        std::unique_lock lock(mutex_);
        not_empty_.wait(lock, [this] { return closed_ || !lines_.empty(); });
        while (!lines_.empty() && batch.size() < most) {
            batch.push_back(std::move(lines_.front()));
            lines_.pop_front();
        }
        lock.unlock();
        not_full_.notify_all();
        return batch;
    }

    void close() {
        std::lock_guard lock(mutex_);
        closed_ = true;
        not_empty_.notify_all();
        not_full_.notify_all();
    }

private:
    const std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable not_empty_;
    std::condition_variable not_full_;
    std::deque<std::string> lines_;
    bool closed_ = false;
};

}  // namespace shiplog
