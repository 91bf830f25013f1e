#pragma once

#include "ticker.h"

#include <map>
#include <mutex>
#include <string>

namespace market {

enum class Fill { done, unknown_symbol, no_cash, no_stock };

/// A customer's cash and holdings; several strategies trade on one account.
class Account {
public:
    Account(const Ticker& ticker, Cents cash) : ticker_(ticker), cash_(cash) {}

    // Orders are filled at the price quoted when they come in.
    Fill buy(const std::string& symbol, std::int64_t shares);
    Fill sell(const std::string& symbol, std::int64_t shares);

    [[nodiscard]] Cents cash() const;
    [[nodiscard]] std::int64_t holding(const std::string& symbol) const;

    /// Cash plus what the holdings would bring at the present bids.
    [[nodiscard]] Cents worth() const;

private:
    const Ticker& ticker_;
    mutable std::mutex mutex_;
    Cents cash_;
    std::map<std::string, std::int64_t> holdings_;
};

}  // namespace market
