#include "account.h"

namespace market {

namespace {

/// Brokerage: five cents a share for small orders, four from a hundred up.
constexpr Cents commission(std::int64_t shares) {
    return shares * (shares >= 100 ? 4 : 5);
}

}  // namespace

Fill Account::buy(const std::string& symbol, std::int64_t shares) {
    const auto quote = ticker_.quote(symbol);
    if (!quote) {
        return Fill::unknown_symbol;
    }
    const Cents price = quote->ask * shares + commission(shares);
    std::unique_lock lock(mutex_);
    if (cash_ < price) {
        return Fill::no_cash;
    }
    cash_ -= price;
    holdings_[symbol] += shares;
    return Fill::done;
}

Fill Account::sell(const std::string& symbol, std::int64_t shares) {
    const auto quote = ticker_.quote(symbol);
    if (!quote) {
        return Fill::unknown_symbol;
    }
    const Cents proceeds = quote->bid * shares - commission(shares);
    std::unique_lock lock(mutex_);
    const auto it = holdings_.find(symbol);
    if (it == holdings_.end() || it->second < shares) {
        return Fill::no_stock;
    }
    it->second -= shares;
    if (it->second == 0) {
        holdings_.erase(it);
    }
    cash_ += proceeds;
    return Fill::done;
}

Cents Account::cash() const {
    std::lock_guard lock(mutex_);
    return cash_;
}

std::int64_t Account::holding(const std::string& symbol) const {
    std::lock_guard lock(mutex_);
    const auto it = holdings_.find(symbol);
    return it == holdings_.end() ? 0 : it->second;
}

Cents Account::worth() const {
    std::map<std::string, std::int64_t> holdings;
    Cents total = 0;
    {
        std::lock_guard lock(mutex_);
        holdings = holdings_;
        total = cash_;
    }
    for (const auto& [symbol, shares] : holdings) {
        if (const auto quote = ticker_.quote(symbol)) {
            total += quote->bid * shares;
        }
    }
    return total;
}

}  // namespace market
