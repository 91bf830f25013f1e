#include "run_slots.h"

namespace cron {

SlotLease RunSlots::try_acquire() {
    int available = free_.load(std::memory_order_acquire);
    while (available > 0) {
        if (free_.compare_exchange_weak(available, available - 1, std::memory_order_acq_rel,
                                        std::memory_order_acquire))
            return SlotLease(this);
    }
    refused_.fetch_add(1, std::memory_order_relaxed);
    return {};
}

}  // namespace cron
