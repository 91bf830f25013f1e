#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pay {

using Cents = std::int64_t;

// One merchant's money. The name never changes after construction; the amounts
// belong to `mutex`.
class MerchantAccount {
public:
    MerchantAccount(std::string name, unsigned reserve_bps)
        : name_(std::move(name)), reserve_bps_(reserve_bps) {}

    const std::string& name() const { return name_; }
    unsigned reserve_bps() const { return reserve_bps_; }

    Cents open_amount() const {
        std::lock_guard<std::mutex> lock(mutex);
        return balance;
    }

    mutable std::mutex mutex;
    Cents balance = 0;
    Cents reserve = 0;
    Cents paid_out = 0;
    unsigned captures = 0;

private:
    const std::string name_;
    const unsigned reserve_bps_;
};

// Filled by open() while the process starts; only read afterwards.
class AccountBook {
public:
    void open(const std::string& name, unsigned reserve_bps) {
        auto account = std::make_unique<MerchantAccount>(name, reserve_bps);
        by_name_.emplace(name, account.get());
        accounts_.push_back(std::move(account));
    }

    MerchantAccount* find(const std::string& name) const {
        auto it = by_name_.find(name);
        return it == by_name_.end() ? nullptr : it->second;
    }

    const std::vector<std::unique_ptr<MerchantAccount>>& all() const { return accounts_; }

private:
    std::vector<std::unique_ptr<MerchantAccount>> accounts_;
    std::unordered_map<std::string, MerchantAccount*> by_name_;
};

}  // namespace pay
