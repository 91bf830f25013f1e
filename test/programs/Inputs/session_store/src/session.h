#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace web {

using Clock = std::chrono::steady_clock;

/// One logged-in user. Identity never changes after construction; the rest is touched by any request thread.
class Session {
public:
    Session(std::string token, std::string user) : token_(std::move(token)), user_(std::move(user)) { touch(); }

    const std::string& token() const { return token_; }
    const std::string& user() const { return user_; }

    void touch() { lastSeen_.store(Clock::now().time_since_epoch().count(), std::memory_order_relaxed); }
    void countRequest() { requests_.fetch_add(1, std::memory_order_relaxed); }

    std::uint32_t requests() const { return requests_.load(std::memory_order_relaxed); }
    Clock::time_point lastSeen() const {
        return Clock::time_point(Clock::duration(lastSeen_.load(std::memory_order_relaxed)));
    }

private:
    const std::string token_;
    const std::string user_;
    std::atomic<Clock::rep> lastSeen_{0};
    std::atomic<std::uint32_t> requests_{0};
};

}  // namespace web
