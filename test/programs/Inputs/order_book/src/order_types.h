#pragma once

#include <cstdint>
#include <string>

namespace market {

using OrderId = std::uint64_t;
using Price = std::int64_t;
using Quantity = std::int64_t;

enum class Side { Buy, Sell };

struct Order {
    OrderId id = 0;
    std::string account;
    Side side = Side::Buy;
    Price price = 0;
    Quantity open = 0;
};

struct Fill {
    OrderId order = 0;
    std::string counterparty;
    Price price = 0;
    Quantity quantity = 0;
};

}  // namespace market
