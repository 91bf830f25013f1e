#pragma once

#include <atomic>
#include <utility>

namespace cron {

// A lease on one of the places in which jobs may run; given back on destruction.
class RunSlots;

class SlotLease {
public:
    SlotLease() = default;
    explicit SlotLease(RunSlots* owner) : owner_(owner) {}
    SlotLease(SlotLease&& other) noexcept : owner_(std::exchange(other.owner_, nullptr)) {}
    SlotLease& operator=(SlotLease&& other) noexcept {
        if (this != &other) {
            reset();
            owner_ = std::exchange(other.owner_, nullptr);
        }
        return *this;
    }
    ~SlotLease() { reset(); }

    explicit operator bool() const { return owner_ != nullptr; }
    void reset();

private:
    RunSlots* owner_ = nullptr;
};

// Limits how many jobs of one class ("io", "cpu") run at once.
class RunSlots {
public:
    explicit RunSlots(int capacity) : capacity_(capacity), free_(capacity) {}

    SlotLease try_acquire();

    int capacity() const { return capacity_; }
    int free() const { return free_.load(std::memory_order_relaxed); }
    unsigned refused() const { return refused_.load(std::memory_order_relaxed); }

private:
    friend class SlotLease;
    void give_back() { free_.fetch_add(1, std::memory_order_acq_rel); }

    const int capacity_;
    std::atomic<int> free_;
    std::atomic<unsigned> refused_{0};
};

inline void SlotLease::reset() {
    if (owner_ != nullptr)
        std::exchange(owner_, nullptr)->give_back();
}

}  // namespace cron
