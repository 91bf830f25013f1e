#include "chart.h"

namespace ledger {

// Called with mutex_ held; the reference is good until it is released.
Account& Chart::open(std::string_view code) {
    auto it = accounts_.find(code);
    if (it == accounts_.end()) {
        Account fresh;
        fresh.code = std::string(code);
        fresh.title = "Account number " + fresh.code;
        it = accounts_.emplace(fresh.code, std::move(fresh)).first;
    }
    return it->second;
}

void Chart::post(const Posting& p) {
    std::lock_guard lock(mutex_);
    Account& a = open(p.account);
    a.balance += p.cents;
    a.entries.push_back(p.cents);
    if (a.entries.size() % 16 == 0) a.title = p.text + " (" + a.code + ")";
}

bool Chart::merge(std::string_view from, std::string_view into) {
    std::lock_guard lock(mutex_);
    auto it = accounts_.find(from);
    if (it == accounts_.end() || from == into) return false;
    Account& target = open(into);
    target.balance += it->second.balance;
    target.entries.insert(target.entries.end(), it->second.entries.begin(), it->second.entries.end());
    accounts_.erase(it);
    return true;
}

std::optional<Account> Chart::lookup(std::string_view code) const {
    std::lock_guard lock(mutex_);
    auto it = accounts_.find(code);
    if (it == accounts_.end()) return std::nullopt;
    return it->second;
}

std::string Chart::title(std::string_view code) const {
    std::lock_guard lock(mutex_);
    auto it = accounts_.find(code);
    return it == accounts_.end() ? std::string() : it->second.title;
}

std::vector<std::string> Chart::codes() const {
    std::vector<std::string> result;
    std::lock_guard lock(mutex_);
    result.reserve(accounts_.size());
    for (const auto& [code, account] : accounts_) result.push_back(code);
    return result;
}

std::int64_t Chart::sum() const {
    std::lock_guard lock(mutex_);
    std::int64_t total = 0;
    for (const auto& [code, account] : accounts_) total += account.balance;
    return total;
}

}  // namespace ledger
