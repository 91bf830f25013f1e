#pragma once

#include "rw_lock.h"

#include <atomic>
#include <string>
#include <utility>

namespace hub {

/// Physical value = raw * gain + offset.
struct Calibration {
    double gain = 1.0;
    double offset = 0.0;
};

/// One sensor. Its name and the plausible range never change; the calibration does.
class Channel {
public:
    Channel(std::string name, double low, double high) : name_(std::move(name)), low_(low), high_(high) {}

    const std::string& name() const { return name_; }
    bool plausible(double value) const { return value >= low_ && value <= high_; }

    void calibrate(const Calibration& next) {
        WriteGuard guard(lock_);
        calibration_ = next;
        generation_.fetch_add(1, std::memory_order_relaxed);
    }

    Calibration calibration() const {
        ReadGuard guard(lock_);
        return calibration_;
    }

    double gain() const {
        ReadGuard guard(lock_);
        return calibration_.gain;
    }

    double offset() const {
        ReadGuard guard(lock_);
        return calibration_.offset;
    }

    unsigned generation() const { return generation_.load(std::memory_order_relaxed); }

private:
    const std::string name_;
    const double low_;
    const double high_;
    mutable RwLock lock_;
    Calibration calibration_;
    std::atomic<unsigned> generation_{0};
};

}  // namespace hub
