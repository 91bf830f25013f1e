#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace shop {

using Clock = std::chrono::steady_clock;

// Calls a function at a steady pace in a thread of its own until destroyed.
class Ticker {
public:
    Ticker(std::chrono::microseconds period, std::function<void()> tick)
        : period_(period), tick_(std::move(tick)), thread_([this] { loop(); }) {}

    ~Ticker() {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        thread_.join();
    }

    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;

private:
    void loop() {
        std::unique_lock<std::mutex> lock(mutex_);
        while (!wake_.wait_for(lock, period_, [this] { return stopping_; })) {
            lock.unlock();
            tick_();
            lock.lock();
        }
    }

    const std::chrono::microseconds period_;
    const std::function<void()> tick_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace shop
