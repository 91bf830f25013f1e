#include "instruments.h"

namespace metrics {

void Watermark::record(std::uint64_t value) {
    records_.fetch_add(1, std::memory_order_relaxed);
    std::uint64_t seen = peak_.load(std::memory_order_relaxed);
    while (value > seen && !peak_.compare_exchange_weak(seen, value, std::memory_order_relaxed)) {
    }
}

Sample Watermark::scrape() const {
    return Sample{name(), records_.load(std::memory_order_relaxed), 0, peak_.load(std::memory_order_relaxed)};
}

}  // namespace metrics
