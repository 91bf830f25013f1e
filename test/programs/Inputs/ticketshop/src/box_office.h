#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "clock.h"

namespace shop {

struct Hold {
    std::string customer;
    int seat = 0;
    Clock::time_point until;
};

// Sells the seats of one evening. Holds that are not paid for in time are
// returned to sale by a sweeper.
class BoxOffice {
public:
    BoxOffice(std::string show, int seats, std::chrono::microseconds holdTime);
    ~BoxOffice();

    std::optional<std::uint64_t> hold(const std::string& customer);
    bool pay(std::uint64_t holdId);

    int sold() const;
    int open() const;
    unsigned expired() const { return expired_.load(std::memory_order_relaxed); }
    const std::string& show() const { return show_; }

private:
    void sweep();

    const std::string show_;
    const std::chrono::microseconds holdTime_;
    std::atomic<unsigned> expired_{0};

    mutable std::mutex mutex_;
    std::vector<int> freeSeats_;
    std::map<std::uint64_t, Hold> holds_;
    std::map<int, std::string> tickets_;
    std::uint64_t nextHold_ = 1;
    Ticker sweeper_;
};

}  // namespace shop
