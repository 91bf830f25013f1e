#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace market {

using Cents = std::int64_t;

struct Quote {
    Cents bid = 0;
    Cents ask = 0;
    std::uint64_t sequence = 0;
};

/// Last quote per symbol. The set of symbols is fixed when trading opens.
class Ticker {
public:
    explicit Ticker(std::vector<std::string> symbols);

    void update(const std::string& symbol, Cents mid);
    [[nodiscard]] std::optional<Quote> quote(const std::string& symbol) const;
    [[nodiscard]] const std::vector<std::string>& symbols() const { return symbols_; }
    [[nodiscard]] std::uint64_t updates() const;

private:
    const std::vector<std::string> symbols_;
    mutable std::mutex mutex_;
    std::map<std::string, Quote> quotes_;
    std::uint64_t sequence_ = 0;
};

}  // namespace market
