#pragma once

#include <string>

namespace fleet {

enum class DroneState { Docked, Flying, Charging };

struct Mission {
    int id = 0;
    double distanceKm = 0.0;
};

struct DroneInfo {
    std::string callSign;
    DroneState state = DroneState::Docked;
    int padId = -1;
    double batteryPct = 100.0;
    int flown = 0;
};

}  // namespace fleet
