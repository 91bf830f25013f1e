#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "log_line.h"

namespace cilog {

struct TelemetrySnapshot {
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;
    std::uint64_t errors = 0;
    std::size_t longestLine = 0;
    std::uint32_t lastSeverity = 0;
};

// Counters that every indexing thread feeds. None of them guards other data.
class Telemetry {
public:
    void record(const LogLine& line);
    void recordDropped() { dropped_.fetch_add(1, std::memory_order_relaxed); }

    TelemetrySnapshot snapshot() const;
    std::uint64_t dropped() const { return dropped_.load(std::memory_order_relaxed); }

private:
    void noteLength(std::size_t length);

    std::atomic<std::uint64_t> lines_{0};
    std::atomic<std::uint64_t> bytes_{0};
    std::atomic<std::uint64_t> dropped_{0};
    std::atomic<std::size_t> longestLine_{0};
    std::atomic<std::uint32_t> lastSeverity_{0};
    std::array<std::atomic<std::uint64_t>, 4> bySeverity_{};
};

}  // namespace cilog
