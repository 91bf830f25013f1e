#include "calibration.h"

namespace telemetry {

Calibration CalibrationTable::current(std::size_t channel) const {
    return entries_[channel].read([](const Calibration& c) { return c; });
}

long CalibrationTable::gain(std::size_t channel) const {
    return entries_[channel].read([](const Calibration& c) { return c.gain; });
}

long CalibrationTable::offset(std::size_t channel) const {
    return entries_[channel].read([](const Calibration& c) { return c.offset; });
}

void CalibrationTable::replace(std::size_t channel, long gain, long offset) {
    entries_[channel].write([&](Calibration& c) {
        c.gain = gain;
        c.offset = offset;
        ++c.revision;
    });
}

std::string CalibrationTable::describe(std::size_t channel) const {
    const Calibration c = current(channel);
    return "x" + std::to_string(c.gain) + (c.offset < 0 ? "" : "+") + std::to_string(c.offset) + " rev " +
           std::to_string(c.revision);
}

}  // namespace telemetry
