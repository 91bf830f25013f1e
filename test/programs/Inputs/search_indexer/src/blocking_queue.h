#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace search {

// A bounded queue between producers and consumers. pop() gives nothing once the
// queue has been closed and emptied.
template <typename T>
class BlockingQueue {
public:
    explicit BlockingQueue(std::size_t limit) : limit_(limit) {}

    void push(T value) {
        std::unique_lock lock(mutex_);
        not_full_.wait(lock, [this] { return items_.size() < limit_; });
        items_.push_back(std::move(value));
        lock.unlock();
        not_empty_.notify_one();
    }

    std::optional<T> pop() {
        std::unique_lock lock(mutex_);
        not_empty_.wait(lock, [this] { return closed_ || !items_.empty(); });
        if (items_.empty())
            return std::nullopt;
        std::optional<T> value(std::move(items_.front()));
        items_.pop_front();
        lock.unlock();
        not_full_.notify_one();
        return value;
    }

    void close() {
        {
            std::lock_guard lock(mutex_);
            closed_ = true;
        }
        not_empty_.notify_all();
    }

private:
    const std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable not_empty_;
    std::condition_variable not_full_;
    std::deque<T> items_;
    bool closed_ = false;
};

}  // namespace search
