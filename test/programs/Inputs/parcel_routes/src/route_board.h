#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "parcel_registry.h"

namespace parcel {

// The dispatcher's board: which parcels wait in which depot for a van.
class RouteBoard : public ScanListener {
public:
    explicit RouteBoard(const ParcelRegistry& registry) : registry_(registry) {}

    void on_scan(const Scan& scan) override;

    // Takes parcels off the board that the registry knows to be further on.
    std::size_t reconcile();
    std::size_t waiting() const;

private:
    bool is_stale(unsigned parcel, const std::string& depot) const;

    const ParcelRegistry& registry_;
    mutable std::mutex mutex_;
    std::map<std::string, std::set<unsigned>> waiting_;
};

// Counts scans for the statistics page.
class ScanCounter : public ScanListener {
public:
    void on_scan(const Scan& scan) override;
    unsigned delivered() const { return delivered_.load(std::memory_order_relaxed); }
    unsigned all() const { return all_.load(std::memory_order_relaxed); }

private:
    std::atomic<unsigned> delivered_{0};
    std::atomic<unsigned> all_{0};
};

}  // namespace parcel
