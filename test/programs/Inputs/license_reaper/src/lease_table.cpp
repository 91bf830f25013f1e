#include "lease_table.h"

namespace lic {

void LeaseTable::add_product(const std::string& product, unsigned seats) {
    free_[product] += seats;
}

std::optional<LeaseId> LeaseTable::grant(const std::string& product, const std::string& user, Tick expires) {
    auto it = free_.find(product);
    if (it == free_.end() || it->second == 0)
        return std::nullopt;
    --it->second;
    const LeaseId id = next_id_++;
    leases_.emplace(id, Lease{product, user, expires});
    return id;
}

bool LeaseTable::extend(LeaseId id, Tick expires) {
    auto it = leases_.find(id);
    if (it == leases_.end())
        return false;
    it->second.expires = expires;
    return true;
}

bool LeaseTable::release(LeaseId id) {
    auto it = leases_.find(id);
    if (it == leases_.end())
        return false;
    ++free_[it->second.product];
    leases_.erase(it);
    return true;
}

std::vector<Lease> LeaseTable::expire(Tick now) {
    std::vector<Lease> out;
    for (auto it = leases_.begin(); it != leases_.end();) {
        if (it->second.expires > now) {
            ++it;
            continue;
        }
        ++free_[it->second.product];
        out.push_back(std::move(it->second));
        it = leases_.erase(it);
    }
    return out;
}

unsigned LeaseTable::free_seats(const std::string& product) const {
    auto it = free_.find(product);
    return it == free_.end() ? 0 : it->second;
}

}  // namespace lic
