#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "grid_stats.h"
#include "telegram.h"

namespace gateway {

// Latest reading of each meter, for the upload to the utility.
class MeterBook {
public:
    void record(const Telegram& t) {
        std::lock_guard lock(mutex_);
        Telegram& slot = latest_[t.meter];
        if (t.wattHours >= slot.wattHours) slot = t;
    }
    std::vector<Telegram> all() const {
        std::lock_guard lock(mutex_);
        std::vector<Telegram> out;
        out.reserve(latest_.size());
        for (const auto& [id, t] : latest_) out.push_back(t);
        return out;
    }

private:
    mutable std::mutex mutex_;
    std::map<std::uint32_t, Telegram> latest_;
};

class RadioChannel {
public:
    using Alarm = std::function<void(const Telegram&)>;

    RadioChannel(int number, GridStats& stats, MeterBook& book, Alarm alarm)
        : number_(number), stats_(stats), book_(book), alarm_(std::move(alarm)) {}

    void open(std::vector<std::string> frames) {
        thread_ = std::jthread([this, frames = std::move(frames)](std::stop_token stop) {
            for (const auto& f : frames) {
                if (stop.stop_requested()) break;
                handle(f);
            }
        });
    }
    void drain() {
        if (thread_.joinable()) thread_.join();
    }
    int number() const { return number_; }
    std::size_t badFrames() const { return bad_; }   // after drain()

private:
    void handle(const std::string& frame) {
        const auto t = decode(frame);
        if (!t) {
            ++bad_;
            stats_.rejected();
            return;
        }
        stats_.accepted(t->watts);
        book_.record(*t);
        if (t->watts > 9000 && stats_.claimOverload()) alarm_(*t);
    }

    const int number_;
    GridStats& stats_;
    MeterBook& book_;
    const Alarm alarm_;
    std::size_t bad_ = 0;
    std::jthread thread_;
};

}  // namespace gateway
