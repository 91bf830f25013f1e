#include "match_service.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

// Statistics of the matching thread; asked by main once the service is gone.
class Scoreboard : public mm::MatchObserver {
public:
    void matched(mm::MatchId, const mm::Player& a, const mm::Player& b) override
    {
        ++matches_;
        widest_ = std::max(widest_, std::abs(a.rating - b.rating));
    }
    void turnedAway(const mm::Player&) override { ++turnedAway_; }

    unsigned matches() const { return matches_; }
    unsigned away() const { return turnedAway_; }
    int widest() const { return widest_; }

private:
    unsigned matches_ = 0;
    unsigned turnedAway_ = 0;
    int widest_ = 0;
};

using Seat = std::future<std::optional<mm::MatchId>>;

void arrive(mm::MatchService& service, int region, std::vector<Seat>& seats)
{
    for (int i = 0; i < 60; ++i) {
        mm::Player player;
        player.name = "r" + std::to_string(region) + "-" + std::to_string(i);
        player.rating = 1200 + (i * 37 + region * 211) % 700;
        seats.push_back(service.enter(std::move(player)));
    }
}

}  // namespace

int main()
{
    constexpr int kRegions = 3;
    auto scoreboard = std::make_shared<Scoreboard>();
    std::vector<std::vector<Seat>> seats(kRegions);
    std::size_t stillWaiting = 0;

    {
        mm::MatchService service({}, scoreboard);
        service.start();

        std::vector<std::jthread> regions;
        for (int r = 0; r < kRegions; ++r)
            regions.emplace_back([&service, &mine = seats[r], r] { arrive(service, r, mine); });
        for (auto& region : regions)
            region.join();
        // Nobody will be near to this one.
        seats[0].push_back(service.enter({"grandmaster", 9000}));
        stillWaiting = service.waiting();
    }

    std::map<mm::MatchId, int> players;
    unsigned sentHome = 0;
    for (auto& region : seats)
        for (auto& seat : region) {
            if (const auto match = seat.get())
                ++players[*match];
            else
                ++sentHome;
        }

    bool ok = players.size() == scoreboard->matches() && sentHome == scoreboard->away() && sentHome >= 1;
    for (const auto& [id, count] : players)
        ok = ok && count == 2;
    std::printf("%u matches (widest %d points), %u sent home, queue near the end: %zu\n", scoreboard->matches(),
                scoreboard->widest(), sentHome, stillWaiting);
    return ok ? 0 : 1;
}
