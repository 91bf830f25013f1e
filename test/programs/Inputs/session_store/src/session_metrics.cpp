#include "session_metrics.h"

namespace web {

void SessionMetrics::opened() {
    opened_.fetch_add(1, std::memory_order_relaxed);
    raisePeak(active_.fetch_add(1) + 1);
}

void SessionMetrics::closed() {
    active_.fetch_sub(1);
}

void SessionMetrics::expired(std::size_t count) {
    expired_.fetch_add(count, std::memory_order_relaxed);
    active_.fetch_sub(static_cast<std::int64_t>(count));
}

void SessionMetrics::lookup(bool hit) {
    auto& counter = hit ? hits_ : misses_;
    counter.fetch_add(1, std::memory_order_relaxed);
}

void SessionMetrics::raisePeak(std::int64_t active) {
    std::int64_t seen = peak_.load();
    while (active > seen && !peak_.compare_exchange_weak(seen, active)) {
    }
}

SessionMetrics::Snapshot SessionMetrics::snapshot() const {
    Snapshot result;
    result.active = active_.load();
    result.peak = peak_.load();
    result.opened = opened_.load(std::memory_order_relaxed);
    result.expired = expired_.load(std::memory_order_relaxed);
    result.hits = hits_.load(std::memory_order_relaxed);
    result.misses = misses_.load(std::memory_order_relaxed);
    return result;
}

}  // namespace web
