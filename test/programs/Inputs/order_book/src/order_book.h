#pragma once

#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "fill_ledger.h"
#include "order_types.h"

namespace market {

struct TopOfBook {
    std::optional<Price> bid;
    std::optional<Price> ask;
};

/// Price-time priority book of one instrument.
/// Lock order: the book's mutex is taken before the ledger's.
class OrderBook {
public:
    OrderBook(std::string symbol, FillLedger& ledger) : symbol_(std::move(symbol)), ledger_(ledger) {}

    OrderId submit(std::string account, Side side, Price price, Quantity quantity);
    bool cancel(OrderId id);
    TopOfBook top() const;
    std::size_t restingOrders() const;
    const std::string& symbol() const { return symbol_; }

private:
    using Queue = std::list<Order>;
    using Bids = std::map<Price, Queue, std::greater<>>;
    using Asks = std::map<Price, Queue>;

    template <typename Levels, typename Crosses>
    void matchLocked(Order& taker, Levels& levels, Crosses crosses);

    template <typename Levels>
    bool eraseLocked(Levels& levels, OrderId id);

    const std::string symbol_;
    FillLedger& ledger_;
    mutable std::mutex mutex_;
    Bids bids_;
    Asks asks_;
    OrderId nextId_ = 1;
};

}  // namespace market
