#pragma once

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "charging_station.h"
#include "fleet_types.h"

namespace fleet {

// Missions are handed out once each; the list never grows.
class MissionBoard {
public:
    explicit MissionBoard(std::vector<Mission> missions);
    bool next(Mission& out);

private:
    const std::vector<Mission> missions_;
    std::mutex mutex_;
    std::size_t position_ = 0;
};

class Drone {
public:
    Drone(int number, MissionBoard& board, ChargingStation& station);
    ~Drone();

    void launch();
    void await();
    DroneInfo info() const;
    int missedPads() const { return missedPads_; }

private:
    void fly();
    void charge();
    void setState(DroneState state, int pad);

    const int number_;
    MissionBoard& board_;
    ChargingStation& station_;
    mutable std::mutex mutex_;
    DroneInfo info_;
    int missedPads_ = 0;
    std::thread thread_;
};

}  // namespace fleet
