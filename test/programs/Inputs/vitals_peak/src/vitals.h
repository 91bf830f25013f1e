#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace icu {

enum class Channel : std::uint8_t { HeartRate, SpO2, Respiration, Count };

constexpr std::size_t kChannels = static_cast<std::size_t>(Channel::Count);

struct Sample {
    Channel channel;
    int value;
    std::uint32_t tick;
};

struct Limits {
    int low;
    int high;
};

// Figures of one channel, fed by every lead that delivers it.
class ChannelStats {
public:
    void record(int value);

    int peak() const { return peak_.load(std::memory_order_acquire); }
    int trough() const { return trough_.load(std::memory_order_acquire); }
    std::uint64_t samples() const { return samples_.load(std::memory_order_relaxed); }

private:
    void raisePeak(int value);
    void lowerTrough(int value);

    std::atomic<int> peak_{-1};
    std::atomic<int> trough_{1 << 20};
    std::atomic<std::uint64_t> samples_{0};
};

class VitalsBoard {
public:
    explicit VitalsBoard(const std::array<Limits, kChannels>& limits) : limits_(limits) {}

    // Returns true if the value is outside of the channel's limits.
    bool accept(const Sample& sample);

    const ChannelStats& stats(Channel c) const { return stats_[static_cast<std::size_t>(c)]; }
    std::uint32_t alarms() const { return alarms_.load(std::memory_order_relaxed); }

private:
    const std::array<Limits, kChannels> limits_;
    std::array<ChannelStats, kChannels> stats_;
    std::atomic<std::uint32_t> alarms_{0};
};

}  // namespace icu
