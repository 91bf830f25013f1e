#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <string>

namespace mm {

using MatchId = std::uint32_t;

struct Player {
    std::string name;
    int rating = 1500;
};

// A player in the queue. The promise is fulfilled once: with a match, or with nothing if the lobby closes.
struct Ticket {
    Player player;
    unsigned roundsWaited = 0;
    std::promise<std::optional<MatchId>> seat;
};

}  // namespace mm
