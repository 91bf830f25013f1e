#pragma once

#include "registry.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

namespace metrics {

/// Scrapes the registry at an interval, and once more when it is stopped.
class Exporter {
public:
    explicit Exporter(std::chrono::milliseconds interval) : interval_(interval) {
        thread_ = std::thread(&Exporter::loop, this);
    }

    ~Exporter() { stop(); }

    void stop() {
        {
            std::lock_guard<std::mutex> guard(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        if (thread_.joinable()) {
            thread_.join();
        }
    }

    /// After stop() only.
    [[nodiscard]] const std::vector<Sample>& final_scrape() const { return latest_; }
    [[nodiscard]] std::size_t scrapes() const { return scrapes_; }

private:
    void loop() {
        std::unique_lock<std::mutex> lock(mutex_);
        for (bool last = false; !last;) {
            last = wake_.wait_for(lock, interval_, [this] { return stopping_; });
            lock.unlock();
            latest_ = Registry::instance().scrape();
            ++scrapes_;
            lock.lock();
        }
    }

    const std::chrono::milliseconds interval_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::vector<Sample> latest_;
    std::size_t scrapes_ = 0;
    std::thread thread_;
};

}  // namespace metrics
