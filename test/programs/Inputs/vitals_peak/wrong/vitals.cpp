#include "vitals.h"

namespace icu {

void ChannelStats::raisePeak(int value)
{
    if (value > peak_.load(std::memory_order_acquire))
        peak_.store(value, std::memory_order_release);
}

void ChannelStats::lowerTrough(int value)
{
    int seen = trough_.load(std::memory_order_relaxed);
    while (value < seen && !trough_.compare_exchange_weak(seen, value, std::memory_order_acq_rel,
                                                          std::memory_order_relaxed)) {
    }
}

void ChannelStats::record(int value)
{
    samples_.fetch_add(1, std::memory_order_relaxed);
    raisePeak(value);
    lowerTrough(value);
}

bool VitalsBoard::accept(const Sample& sample)
{
    const auto index = static_cast<std::size_t>(sample.channel);
    stats_[index].record(sample.value);
    const Limits& limit = limits_[index];
    if (sample.value >= limit.low && sample.value <= limit.high)
        return false;
    alarms_.fetch_add(1, std::memory_order_relaxed);
    return true;
}

}  // namespace icu
