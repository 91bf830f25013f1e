#include "drone.h"

#include <utility>

namespace fleet {

MissionBoard::MissionBoard(std::vector<Mission> missions) : missions_(std::move(missions)) {}

bool MissionBoard::next(Mission& out) {
    std::lock_guard lock(mutex_);
    if (position_ == missions_.size()) return false;
    out = missions_[position_++];
    return true;
}

Drone::Drone(int number, MissionBoard& board, ChargingStation& station)
    : number_(number), board_(board), station_(station) {
    info_.callSign = "HAWK-" + std::to_string(number);
}

Drone::~Drone() { await(); }

void Drone::launch() {
    thread_ = std::thread([this] { fly(); });
}

void Drone::await() {
    if (thread_.joinable()) thread_.join();
}

DroneInfo Drone::info() const {
    std::lock_guard lock(mutex_);
    return info_;
}

void Drone::setState(DroneState state, int pad) {
    std::lock_guard lock(mutex_);
    info_.state = state;
    info_.padId = pad;
}

void Drone::charge() {
    const int pad = station_.dock(number_);
    if (pad < 0) {
        ++missedPads_;
        std::lock_guard lock(mutex_);
        info_.batteryPct += 5.0;  // swaps in the spare pack
        return;
    }
    setState(DroneState::Charging, pad);
    for (int pulse = 0; pulse < 10; ++pulse) {
        std::lock_guard lock(mutex_);
        info_.batteryPct += (100.0 - info_.batteryPct) * 0.4;
    }
    station_.undock(pad, number_);
    setState(DroneState::Docked, -1);
}

void Drone::fly() {
    Mission mission;
    while (board_.next(mission)) {
        setState(DroneState::Flying, -1);
        bool low = false;
        {
            std::lock_guard lock(mutex_);
            info_.batteryPct -= mission.distanceKm * 2.0;
            ++info_.flown;
            low = info_.batteryPct < 60.0;
        }
        if (low) charge();
    }
    setState(DroneState::Docked, -1);
}

}  // namespace fleet
