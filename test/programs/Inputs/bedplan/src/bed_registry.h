#pragma once
#include <atomic>
#include <map>
#include <optional>
#include <shared_mutex>
#include <vector>

#include "types.h"

namespace ward {

class BedRegistry {
public:
    explicit BedRegistry(int bedsPerWard);

    std::optional<int> reserve(const Admission& a);
    bool release(int bedId);

    // Occupied share of one ward, in per cent.
    int occupancy(Care care) const;
    std::map<Care, int> census() const;

    // The bed that has been offered longest ago; used to plan cleaning.
    std::optional<int> coldest(Care care) const;

    // Offers a bed without taking it and remembers the offer.
    std::optional<int> probe(Care care);

    int total() const { return total_; }
    std::uint64_t probes() const { return clock_.load(std::memory_order_relaxed); }

private:
    Bed* firstFree(Care care);

    const int total_;
    mutable std::shared_mutex mutex_;
    std::vector<Bed> beds_;
    std::atomic<std::uint64_t> clock_{0};
};

}  // namespace ward
