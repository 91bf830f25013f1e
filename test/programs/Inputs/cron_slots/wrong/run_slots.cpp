#include "run_slots.h"

namespace cron {

SlotLease RunSlots::try_acquire() {
    const int available = free_.load(std::memory_order_acquire);
    if (available > 0) {
        free_.store(available - 1, std::memory_order_release);
        return SlotLease(this);
    }
    refused_.fetch_add(1, std::memory_order_relaxed);
    return {};
}

}  // namespace cron
