#include "order_book.h"

#include <algorithm>
#include <utility>

namespace market {

template <typename Levels, typename Crosses>
void OrderBook::matchLocked(Order& taker, Levels& levels, Crosses crosses) {
    while (taker.open > 0 && !levels.empty()) {
        auto level = levels.begin();
        if (!crosses(level->first))
            break;
        Queue& queue = level->second;
        Order& maker = queue.front();
        const Quantity traded = std::min(taker.open, maker.open);
        maker.open -= traded;
        taker.open -= traded;
        ledger_.record(taker.account, Fill{taker.id, maker.account, level->first, traded});
        ledger_.record(maker.account, Fill{maker.id, taker.account, level->first, traded});
        if (maker.open == 0)
            queue.pop_front();
        if (queue.empty())
            levels.erase(level);
    }
}

template <typename Levels>
bool OrderBook::eraseLocked(Levels& levels, OrderId id) {
    for (auto level = levels.begin(); level != levels.end(); ++level) {
        Queue& queue = level->second;
        const auto it = std::find_if(queue.begin(), queue.end(), [id](const Order& o) { return o.id == id; });
        if (it == queue.end())
            continue;
        queue.erase(it);
        if (queue.empty())
            levels.erase(level);
        return true;
    }
    return false;
}

OrderId OrderBook::submit(std::string account, Side side, Price price, Quantity quantity) {
    std::lock_guard<std::mutex> guard(mutex_);
    Order order{nextId_++, std::move(account), side, price, quantity};
    const OrderId id = order.id;
    if (side == Side::Buy) {
        matchLocked(order, asks_, [price](Price ask) { return ask <= price; });
        if (order.open > 0)
            bids_[price].push_back(std::move(order));
    } else {
        matchLocked(order, bids_, [price](Price bid) { return bid >= price; });
        if (order.open > 0)
            asks_[price].push_back(std::move(order));
    }
    return id;
}

bool OrderBook::cancel(OrderId id) {
    std::lock_guard<std::mutex> guard(mutex_);
    return eraseLocked(bids_, id) || eraseLocked(asks_, id);
}

TopOfBook OrderBook::top() const {
    std::lock_guard<std::mutex> guard(mutex_);
    TopOfBook result;
    if (!bids_.empty())
        result.bid = bids_.begin()->first;
    if (!asks_.empty())
        result.ask = asks_.begin()->first;
    return result;
}

std::size_t OrderBook::restingOrders() const {
    std::lock_guard<std::mutex> guard(mutex_);
    std::size_t count = 0;
    for (const auto& level : bids_)
        count += level.second.size();
    for (const auto& level : asks_)
        count += level.second.size();
    return count;
}

}  // namespace market
