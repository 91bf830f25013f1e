#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace gateway {

// Counters shared by all radio channels. Nothing here blocks.
class GridStats {
public:
    void accepted(std::int64_t watts) {
        telegrams_.fetch_add(1, std::memory_order_relaxed);
        classes_[classOf(watts)].fetch_add(1, std::memory_order_relaxed);
        raisePeak(watts);
    }
    void rejected() { rejected_.fetch_add(1, std::memory_order_relaxed); }

    // True for exactly one caller, the first to report an overload.
    bool claimOverload() { return !overload_.exchange(true, std::memory_order_acq_rel); }

    std::int64_t peakWatts() const { return peak_.load(std::memory_order_relaxed); }
    std::uint64_t telegrams() const { return telegrams_.load(std::memory_order_relaxed); }
    std::uint64_t rejectedCount() const { return rejected_.load(std::memory_order_relaxed); }
    std::uint64_t inClass(std::size_t i) const { return classes_[i].load(std::memory_order_relaxed); }
    static constexpr std::size_t classCount() { return 4; }

private:
    static std::size_t classOf(std::int64_t watts) {
        if (watts < 200) return 0;
        if (watts < 1000) return 1;
        return watts < 4000 ? 2 : 3;
    }
    void raisePeak(std::int64_t watts) {
        std::int64_t seen = peak_.load(std::memory_order_relaxed);
        while (watts > seen && !peak_.compare_exchange_weak(seen, watts, std::memory_order_relaxed)) {
        }
    }

    std::atomic<std::uint64_t> telegrams_{0};
    std::atomic<std::uint64_t> rejected_{0};
    std::atomic<std::int64_t> peak_{0};
    std::atomic<bool> overload_{false};
    std::array<std::atomic<std::uint64_t>, 4> classes_{};
};

}  // namespace gateway
