#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lic {

using Tick = std::uint64_t;
using LeaseId = std::uint64_t;

struct Lease {
    std::string product;
    std::string user;
    Tick expires = 0;
};

// The seats of every product and who sits on them. Has no lock of its own; the
// owner guards it.
class LeaseTable {
public:
    void add_product(const std::string& product, unsigned seats);

    std::optional<LeaseId> grant(const std::string& product, const std::string& user, Tick expires);
    bool extend(LeaseId id, Tick expires);
    bool release(LeaseId id);
    std::vector<Lease> expire(Tick now);

    std::size_t active() const { return leases_.size(); }
    unsigned free_seats(const std::string& product) const;

private:
    std::map<std::string, unsigned> free_;
    std::map<LeaseId, Lease> leases_;
    LeaseId next_id_ = 1;
};

}  // namespace lic
