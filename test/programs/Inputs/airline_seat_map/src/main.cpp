#include <iostream>
#include <memory>

#include "check_in_desk.h"
#include "seat_map.h"

namespace {

std::vector<air::Passenger> lineOf(int desk, int count) {
    std::vector<air::Passenger> line;
    for (int i = 0; i < count; ++i)
        line.push_back((i % 9 == 0 ? "gold-" : "std-") + std::to_string(desk) + "-" + std::to_string(i));
    return line;
}

}  // namespace

int main() {
    air::SeatMap seats(3, 24);
    seats.block("12A");
    seats.block("12F");

    std::atomic<int> turnedAway{0};
    std::vector<std::unique_ptr<air::CheckInDesk>> desks;
    for (int d = 0; d < 4; ++d)
        desks.push_back(std::make_unique<air::CheckInDesk>("desk " + std::to_string(d), seats, turnedAway));
    for (int d = 0; d < 4; ++d) desks[static_cast<std::size_t>(d)]->open(lineOf(d, 42));
    for (auto& d : desks) d->close();

    std::size_t issued = 0;
    std::size_t valid = 0;
    for (const auto& d : desks) {
        std::cout << d->name() << ": " << d->passes().size() << " passes\n";
        for (const auto& p : d->passes()) {
            ++issued;
            if (seats.holder(p.seat) == p.who) ++valid;
        }
    }
    std::cout << "issued " << issued << ", valid " << valid << ", occupied " << seats.occupied()
              << ", turned away " << turnedAway.load() << '\n';
    return issued == valid && valid == seats.occupied() ? 0 : 1;
}
