#include "box_office.h"

namespace shop {

namespace {

std::vector<int> numberSeats(int count) {
    std::vector<int> seats;
    seats.reserve(static_cast<std::size_t>(count));
    for (int i = count; i > 0; --i) seats.push_back(i);
    return seats;
}

}  // namespace

BoxOffice::BoxOffice(std::string show, int seats, std::chrono::microseconds holdTime)
    : show_(std::move(show)),
      holdTime_(holdTime),
      freeSeats_(numberSeats(seats)),
      sweeper_(std::chrono::microseconds(200), [this] { sweep(); }) {}

BoxOffice::~BoxOffice() = default;

std::optional<std::uint64_t> BoxOffice::hold(const std::string& customer) {
    std::lock_guard lock(mutex_);
    if (freeSeats_.empty()) return std::nullopt;
    Hold h;
    h.customer = customer;
    h.seat = freeSeats_.back();
    h.until = Clock::now() + holdTime_;
    freeSeats_.pop_back();
    const std::uint64_t id = nextHold_++;
    holds_.emplace(id, std::move(h));
    return id;
}

bool BoxOffice::pay(std::uint64_t holdId) {
    std::lock_guard lock(mutex_);
    const auto it = holds_.find(holdId);
    if (it == holds_.end()) return false;
    tickets_.emplace(it->second.seat, std::move(it->second.customer));
    holds_.erase(it);
    return true;
}

int BoxOffice::sold() const {
    std::lock_guard lock(mutex_);
    return static_cast<int>(tickets_.size());
}

int BoxOffice::open() const {
    std::lock_guard lock(mutex_);
    return static_cast<int>(freeSeats_.size() + holds_.size());
}

void BoxOffice::sweep() {
    const Clock::time_point now = Clock::now();
    std::lock_guard lock(mutex_);
    for (auto it = holds_.begin(); it != holds_.end();) {
        if (it->second.until > now) {
            ++it;
            continue;
        }
        freeSeats_.push_back(it->second.seat);
        expired_.fetch_add(1, std::memory_order_relaxed);
        it = holds_.erase(it);
    }
}

}  // namespace shop
