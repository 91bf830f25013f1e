#include <atomic>
#include <cstdio>

#include "drone.h"

int main() {
    using namespace fleet;

    std::vector<Mission> missions;
    for (int i = 0; i < 4000; ++i) missions.push_back({i, 3.0 + i % 11});
    MissionBoard board(std::move(missions));

    std::atomic<unsigned> audited{0};
    ChargingStation station(2, [&audited](int, int) { audited.fetch_add(1, std::memory_order_relaxed); });

    std::vector<std::unique_ptr<Drone>> drones;
    for (int n = 1; n <= 4; ++n) drones.push_back(std::make_unique<Drone>(n, board, station));
    for (auto& drone : drones) drone->launch();

    // The map on the wall samples the fleet a few times while it flies.
    double lowest = 100.0;
    for (int sample = 0; sample < 200; ++sample) {
        for (const auto& drone : drones) {
            const DroneInfo info = drone->info();
            if (info.batteryPct < lowest) lowest = info.batteryPct;
        }
    }

    int flown = 0;
    int missed = 0;
    for (auto& drone : drones) {
        drone->await();
        flown += drone->info().flown;
        missed += drone->missedPads();
    }

    std::printf("%d missions, %u dockings (%u audited), %d missed pads, lowest battery %.1f\n", flown,
                station.docked(), audited.load(), missed, lowest);
    std::printf("%zu pads free, %u conflicts\n", station.freePads(), station.conflicts());
    return flown == 4000 && station.freePads() == 2 && station.docked() == audited.load() ? 0 : 1;
}
