#include "license_server.h"

#include <utility>
#include <vector>

namespace lic {

LicenseServer::LicenseServer(ExpiryHook on_expired) : on_expired_(std::move(on_expired)) {
    reaper_ = std::jthread([this](std::stop_token stop) { reap(stop); });
}

void LicenseServer::install(const std::string& product, unsigned seats) {
    std::scoped_lock lock(mutex_);
    leases_.add_product(product, seats);
}

std::optional<LeaseId> LicenseServer::checkout(const std::string& product, const std::string& user, Tick duration) {
    std::optional<LeaseId> id;
    {
        std::scoped_lock lock(mutex_);
        id = leases_.grant(product, user, now_ + duration);
    }
    if (!id)
        denied_.fetch_add(1, std::memory_order_relaxed);
    return id;
}

bool LicenseServer::renew(LeaseId id, Tick duration) {
    std::scoped_lock lock(mutex_);
    return leases_.extend(id, now_ + duration);
}

bool LicenseServer::checkin(LeaseId id) {
    std::scoped_lock lock(mutex_);
    return leases_.release(id);
}

void LicenseServer::tick() {
    {
        std::scoped_lock lock(mutex_);
        ++now_;
    }
    clock_moved_.notify_one();
}

std::size_t LicenseServer::active() const {
    std::scoped_lock lock(mutex_);
    return leases_.active();
}

unsigned LicenseServer::free_seats(const std::string& product) const {
    std::scoped_lock lock(mutex_);
    return leases_.free_seats(product);
}

void LicenseServer::reap(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    while (clock_moved_.wait(lock, stop, [this] { return now_ != reaped_; })) {
        reaped_ = now_;
        const std::vector<Lease> gone = leases_.expire(now_);
        lock.unlock();
        // The hook may call back into the server.
        for (const Lease& lease : gone)
            on_expired_(lease);
        lock.lock();
    }
}

}  // namespace lic
