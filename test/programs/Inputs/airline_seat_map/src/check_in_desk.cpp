#include "check_in_desk.h"

namespace air {

void CheckInDesk::open(std::vector<Passenger> line) {
    passes_.reserve(line.size());
    thread_ = std::jthread([this, line = std::move(line)] {
        for (const auto& who : line) serve(who);
    });
}

void CheckInDesk::close() {
    if (thread_.joinable()) thread_.join();
}

void CheckInDesk::serve(const Passenger& who) {
    const bool gold = who.starts_with("gold");
    if (gold && seatIn(Cabin::Business, who)) return;
    if (seatIn(Cabin::Economy, who)) return;
    turnedAway_.fetch_add(1, std::memory_order_relaxed);
}

bool CheckInDesk::seatIn(Cabin cabin, const Passenger& who) {
    for (const std::string& seat : seats_.freeSeats(cabin)) {
        if (!seats_.assignIfFree(seat, who)) continue;
        passes_.push_back({who, seat});
        return true;
    }
    return false;
}

}  // namespace air
