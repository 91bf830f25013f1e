#include "ticker.h"

#include <utility>

namespace market {

Ticker::Ticker(std::vector<std::string> symbols) : symbols_(std::move(symbols)) {
    for (const auto& s : symbols_) {
        quotes_[s] = Quote{9990, 10010, 0};
    }
}

void Ticker::update(const std::string& symbol, Cents mid) {
    std::lock_guard lock(mutex_);
    if (auto it = quotes_.find(symbol); it != quotes_.end()) {
        it->second = Quote{mid - 10, mid + 10, ++sequence_};
    }
}

std::optional<Quote> Ticker::quote(const std::string& symbol) const {
    std::lock_guard lock(mutex_);
    if (auto it = quotes_.find(symbol); it != quotes_.end()) {
        return it->second;
    }
    return std::nullopt;
}

std::uint64_t Ticker::updates() const {
    std::lock_guard lock(mutex_);
    return sequence_;
}

}  // namespace market
