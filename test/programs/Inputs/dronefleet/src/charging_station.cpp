#include "charging_station.h"

#include <algorithm>
#include <utility>

namespace fleet {

ChargingStation::ChargingStation(std::size_t pads, AuditHook hook)
    : hook_(std::move(hook)), pads_(pads, kNobody) {}

// Expects mutex_ to be held.
int ChargingStation::findFree() const {
    const auto it = std::find(pads_.begin(), pads_.end(), kNobody);
    return it == pads_.end() ? -1 : static_cast<int>(it - pads_.begin());
}

int ChargingStation::dock(int drone) {
    int pad = -1;
    {
        std::lock_guard lock(mutex_);
        pad = findFree();
        if (pad < 0) return -1;
        pads_[static_cast<std::size_t>(pad)] = drone;
        ++docked_;
    }
    if (hook_) hook_(pad, drone);
    return pad;
}

void ChargingStation::undock(int pad, int drone) {
    std::lock_guard lock(mutex_);
    int& owner = pads_[static_cast<std::size_t>(pad)];
    if (owner != drone) {
        ++conflicts_;
        return;
    }
    owner = kNobody;
}

std::size_t ChargingStation::freePads() const {
    std::lock_guard lock(mutex_);
    return static_cast<std::size_t>(std::count(pads_.begin(), pads_.end(), kNobody));
}

unsigned ChargingStation::docked() const {
    std::lock_guard lock(mutex_);
    return docked_;
}

unsigned ChargingStation::conflicts() const {
    std::lock_guard lock(mutex_);
    return conflicts_;
}

}  // namespace fleet
