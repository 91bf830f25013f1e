#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "guarded.h"

namespace telemetry {

struct Calibration {
    long gain = 1;
    long offset = 0;
    unsigned revision = 0;
};

// Linear calibration of every sensor channel; replaced while the collector runs
// whenever a technician uploads a new sheet.
class CalibrationTable {
public:
    explicit CalibrationTable(std::size_t channels) : entries_(channels) {}

    std::size_t channels() const { return entries_.size(); }

    Calibration current(std::size_t channel) const;
    long gain(std::size_t channel) const;
    long offset(std::size_t channel) const;
    void replace(std::size_t channel, long gain, long offset);

    std::string describe(std::size_t channel) const;

private:
    std::vector<Guarded<Calibration>> entries_;
};

}  // namespace telemetry
