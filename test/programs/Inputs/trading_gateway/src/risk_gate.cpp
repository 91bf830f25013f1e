#include "risk_gate.h"

#include <utility>

namespace gateway {

RiskGate::RiskGate(std::unordered_map<std::string, Cents> limits) : limits_(std::move(limits)) {
    for (const auto& entry : limits_)
        exposure_.put(entry.first, 0);
}

bool RiskGate::reserve(const std::string& account, Cents amount, Cents limit) {
    return exposure_.update(account, [&](Cents& used) {
        if (used + amount > limit)
            return false;
        used += amount;
        return true;
    });
}

Decision RiskGate::admit(const NewOrder& order) {
    const auto limit = limits_.find(order.account);
    if (limit == limits_.end())
        return Decision::UnknownAccount;
    if (!reserve(order.account, order.notional(), limit->second))
        return Decision::OverLimit;
    if (!open_.insert(order.clientOrderId, order)) {
        exposure_.update(order.account, [&](Cents& used) { used -= order.notional(); });
        return Decision::Duplicate;
    }
    return Decision::Accepted;
}

bool RiskGate::release(std::uint64_t clientOrderId) {
    const auto order = open_.take(clientOrderId);
    if (!order)
        return false;
    exposure_.update(order->account, [&](Cents& used) { used -= order->notional(); });
    return true;
}

Cents RiskGate::exposureOf(const std::string& account) const {
    return exposure_.get(account).value_or(0);
}

std::vector<std::string> RiskGate::breaches() const {
    std::vector<std::string> result;
    for (const auto& [account, used] : exposure_.copy()) {
        if (used > limits_.at(account) || used < 0)
            result.push_back(account);
    }
    return result;
}

}  // namespace gateway
