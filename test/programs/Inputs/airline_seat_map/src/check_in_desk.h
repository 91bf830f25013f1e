#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "seat_map.h"

namespace air {

struct BoardingPass {
    Passenger who;
    std::string seat;
};

class CheckInDesk {
public:
    CheckInDesk(std::string name, SeatMap& seats, std::atomic<int>& turnedAway)
        : name_(std::move(name)), seats_(seats), turnedAway_(turnedAway) {}

    // Serves the passengers in order on the desk's own thread.
    void open(std::vector<Passenger> line);
    void close();

    const std::string& name() const { return name_; }
    const std::vector<BoardingPass>& passes() const { return passes_; }   // after close()

private:
    void serve(const Passenger& who);
    bool seatIn(Cabin cabin, const Passenger& who);

    const std::string name_;
    SeatMap& seats_;
    std::atomic<int>& turnedAway_;
    std::vector<BoardingPass> passes_;
    std::jthread thread_;
};

}  // namespace air
