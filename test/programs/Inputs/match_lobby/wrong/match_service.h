#pragma once

#include "ticket.h"

#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace mm {

struct ServiceLimits {
    int ratingSpread = 60;
    int spreadPerRound = 90;
};

class MatchObserver {
public:
    virtual ~MatchObserver() = default;
    // Called from the matching thread, no lock held.
    virtual void matched(MatchId id, const Player& a, const Player& b) = 0;
    virtual void turnedAway(const Player& player) = 0;
};

class MatchService {
public:
    MatchService(ServiceLimits limits, std::shared_ptr<MatchObserver> observer);

    void start();
    std::future<std::optional<MatchId>> enter(Player player);
    std::size_t waiting() const;

private:
    using Pair = std::pair<Ticket, Ticket>;

    void matchLoop(std::stop_token stop);
    // Requires mutex_ to be held.
    std::vector<Pair> pairUpLocked();
    bool fits(const Ticket& a, const Ticket& b) const;
    void seat(Pair& pair);

    const ServiceLimits limits_;
    const std::shared_ptr<MatchObserver> observer_;
    MatchId nextMatch_ = 1;
    std::jthread matcher_;

    mutable std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::vector<Ticket> queue_;
    bool fresh_ = false;
};

}  // namespace mm
