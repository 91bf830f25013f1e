#include "fill_ledger.h"

#include <utility>

namespace market {

namespace {
const std::vector<Fill> kNoFills;
}

void FillLedger::record(const std::string& account, Fill fill) {
    std::lock_guard<std::mutex> guard(mutex_);
    fills_[account].push_back(std::move(fill));
    ++recorded_;
}

std::vector<Fill> FillLedger::fillsOf(const std::string& account) const {
    std::lock_guard<std::mutex> guard(mutex_);
    const auto it = fills_.find(account);
    if (it == fills_.end())
        return kNoFills;
    return it->second;
}

void FillLedger::trim(std::size_t keep) {
    std::lock_guard<std::mutex> guard(mutex_);
    for (auto& [account, list] : fills_) {
        if (list.size() > keep)
            list.erase(list.begin(), list.end() - static_cast<std::ptrdiff_t>(keep));
    }
}

std::size_t FillLedger::recorded() const {
    std::lock_guard<std::mutex> guard(mutex_);
    return recorded_;
}

}  // namespace market
