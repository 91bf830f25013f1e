#include "telemetry.h"

namespace cilog {

void Telemetry::record(const LogLine& line) {
    lines_.fetch_add(1, std::memory_order_relaxed);
    bytes_ += line.text.size();
    bySeverity_[static_cast<std::size_t>(line.severity)].fetch_add(1, std::memory_order_relaxed);
    lastSeverity_.store(static_cast<std::uint32_t>(line.severity), std::memory_order_relaxed);
    noteLength(line.text.size());
}

void Telemetry::noteLength(std::size_t length) {
    if (length > longestLine_.load(std::memory_order_relaxed)) {
        longestLine_.store(length, std::memory_order_relaxed);
    }
}

TelemetrySnapshot Telemetry::snapshot() const {
    TelemetrySnapshot s;
    s.lines = lines_.load(std::memory_order_relaxed);
    s.bytes = bytes_.load(std::memory_order_relaxed);
    s.errors = bySeverity_[static_cast<std::size_t>(Severity::Error)].load(std::memory_order_relaxed);
    s.longestLine = longestLine_.load(std::memory_order_relaxed);
    s.lastSeverity = lastSeverity_.load(std::memory_order_relaxed);
    return s;
}

}  // namespace cilog
