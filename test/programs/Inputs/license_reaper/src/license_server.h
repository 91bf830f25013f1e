#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "lease_table.h"

namespace lic {

// Grants seats for a limited time. A reaper thread takes back what clients did
// not renew; it lives as long as the server.
class LicenseServer {
public:
    using ExpiryHook = std::function<void(const Lease&)>;

    explicit LicenseServer(ExpiryHook on_expired);

    LicenseServer(const LicenseServer&) = delete;
    LicenseServer& operator=(const LicenseServer&) = delete;

    void install(const std::string& product, unsigned seats);

    std::optional<LeaseId> checkout(const std::string& product, const std::string& user, Tick duration);
    bool renew(LeaseId id, Tick duration);
    bool checkin(LeaseId id);

    void tick();
    std::size_t active() const;
    unsigned free_seats(const std::string& product) const;
    unsigned denied() const { return denied_.load(std::memory_order_relaxed); }

private:
    void reap(std::stop_token stop);

    const ExpiryHook on_expired_;
    std::atomic<unsigned> denied_{0};

    mutable std::mutex mutex_;
    std::condition_variable_any clock_moved_;
    LeaseTable leases_;
    Tick now_ = 0;
    Tick reaped_ = 0;

    std::jthread reaper_;
};

}  // namespace lic
