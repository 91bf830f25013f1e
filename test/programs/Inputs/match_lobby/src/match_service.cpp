#include "match_service.h"

#include <algorithm>
#include <cstdlib>

namespace mm {

MatchService::MatchService(ServiceLimits limits, std::shared_ptr<MatchObserver> observer)
    : limits_(limits), observer_(std::move(observer))
{
}

void MatchService::start()
{
    matcher_ = std::jthread([this](std::stop_token stop) { matchLoop(std::move(stop)); });
}

std::future<std::optional<MatchId>> MatchService::enter(Player player)
{
    Ticket ticket;
    ticket.player = std::move(player);
    auto seat = ticket.seat.get_future();
    {
        std::lock_guard lock(mutex_);
        queue_.push_back(std::move(ticket));
        fresh_ = true;
    }
    arrived_.notify_one();
    return seat;
}

std::size_t MatchService::waiting() const
{
    std::lock_guard lock(mutex_);
    return queue_.size();
}

bool MatchService::fits(const Ticket& a, const Ticket& b) const
{
    const auto waited = static_cast<int>(std::max(a.roundsWaited, b.roundsWaited));
    return std::abs(a.player.rating - b.player.rating) <= limits_.ratingSpread + waited * limits_.spreadPerRound;
}

std::vector<MatchService::Pair> MatchService::pairUpLocked()
{
    std::sort(queue_.begin(), queue_.end(),
              [](const Ticket& a, const Ticket& b) { return a.player.rating < b.player.rating; });
    std::vector<Pair> pairs;
    std::vector<Ticket> rest;
    for (std::size_t i = 0; i < queue_.size();) {
        if (i + 1 < queue_.size() && fits(queue_[i], queue_[i + 1])) {
            pairs.emplace_back(std::move(queue_[i]), std::move(queue_[i + 1]));
            i += 2;
        } else {
            ++queue_[i].roundsWaited;
            rest.push_back(std::move(queue_[i]));
            ++i;
        }
    }
    queue_ = std::move(rest);
    return pairs;
}

void MatchService::seat(Pair& pair)
{
    const MatchId id = nextMatch_++;
    observer_->matched(id, pair.first.player, pair.second.player);
    pair.first.seat.set_value(id);
    pair.second.seat.set_value(id);
}

void MatchService::matchLoop(std::stop_token stop)
{
    std::unique_lock lock(mutex_);
    while (arrived_.wait(lock, stop, [this] { return fresh_; })) {
        fresh_ = false;
        auto pairs = pairUpLocked();
        lock.unlock();
        for (auto& pair : pairs)
            seat(pair);
        lock.lock();
        if (stop.stop_requested())
            break;
    }

    // The lobby closes: whoever still waits is sent home.
    std::vector<Ticket> left = std::exchange(queue_, {});
    lock.unlock();
    for (auto& ticket : left) {
        observer_->turnedAway(ticket.player);
        ticket.seat.set_value(std::nullopt);
    }
}

}  // namespace mm
