#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "concurrent_table.h"

namespace gateway {

using Cents = std::int64_t;

struct NewOrder {
    std::uint64_t clientOrderId = 0;
    std::string account;
    Cents price = 0;
    std::int64_t quantity = 0;

    Cents notional() const { return price * quantity; }
};

enum class Decision { Accepted, Duplicate, OverLimit, UnknownAccount };

/// Pre-trade checks. Sessions of many counterparties pass through it at the same time.
class RiskGate {
public:
    /// Limits are fixed for the trading day.
    explicit RiskGate(std::unordered_map<std::string, Cents> limits);

    Decision admit(const NewOrder& order);

    /// Gives the exposure of an order back when it has been closed.
    bool release(std::uint64_t clientOrderId);

    Cents exposureOf(const std::string& account) const;
    std::size_t openOrders() const { return open_.size(); }
    std::vector<std::string> breaches() const;

private:
    bool reserve(const std::string& account, Cents amount, Cents limit);

    const std::unordered_map<std::string, Cents> limits_;
    ConcurrentTable<std::string, Cents> exposure_;
    ConcurrentTable<std::uint64_t, NewOrder> open_;
};

}  // namespace gateway
