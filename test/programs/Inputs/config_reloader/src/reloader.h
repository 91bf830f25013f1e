#pragma once

#include "config_store.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <stop_token>
#include <thread>
#include <utility>

namespace conf {

/// Takes raw configuration texts and turns them into generations on its own thread.
class Reloader {
public:
    explicit Reloader(ConfigStore& store)
        : store_(store), thread_([this](std::stop_token stop) { run(stop); }) {}

    void offer(std::string text) {
        {
            std::scoped_lock lock(mutex_);
            pending_.push_back(std::move(text));
        }
        changed_.notify_all();
    }

    /// Blocks until every text offered so far has been dealt with.
    void drain() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return pending_.empty() && !busy_; });
    }

private:
    void run(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        while (changed_.wait(lock, stop, [this] { return !pending_.empty(); })) {
            const std::string text = std::move(pending_.front());
            pending_.pop_front();
            busy_ = true;
            lock.unlock();
            if (auto parsed = parse(text)) {
                store_.publish(std::move(*parsed));
            } else {
                store_.reject();
            }
            lock.lock();
            busy_ = false;
            changed_.notify_all();
        }
    }

    ConfigStore& store_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::string> pending_;
    bool busy_ = false;
    std::jthread thread_;
};

}  // namespace conf
