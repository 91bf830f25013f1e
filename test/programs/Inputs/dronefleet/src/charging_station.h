#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

namespace fleet {

// A fixed set of charging pads. A pad belongs to at most one drone.
class ChargingStation {
public:
    using AuditHook = std::function<void(int pad, int drone)>;

    ChargingStation(std::size_t pads, AuditHook hook);

    // Returns the pad, or -1 if all are taken.
    int dock(int drone);
    void undock(int pad, int drone);

    std::size_t freePads() const;
    unsigned docked() const;
    unsigned conflicts() const;

private:
    static constexpr int kNobody = -1;

    int findFree() const;

    const AuditHook hook_;
    mutable std::mutex mutex_;
    std::vector<int> pads_;
    unsigned docked_ = 0;
    unsigned conflicts_ = 0;
};

}  // namespace fleet
