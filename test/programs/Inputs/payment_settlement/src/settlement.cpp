#include "settlement.h"

#include <algorithm>
#include <chrono>

namespace pay {

namespace {
constexpr Cents kMinimumPayout = 5000;
}

void SettlementRunner::start() {
    thread_ = std::thread(&SettlementRunner::run, this);
}

void SettlementRunner::stop() {
    if (!thread_.joinable())
        return;
    {
        std::lock_guard<std::mutex> lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void SettlementRunner::run() {
    using namespace std::chrono_literals;
    bool last = false;
    while (!last) {
        {
            std::unique_lock<std::mutex> lock(mutex_);
            last = wake_.wait_for(lock, 5ms, [this] { return stopping_; });
        }
        for (const auto& account : book_.all())
            settle(*account);
    }
}

void SettlementRunner::settle(MerchantAccount& account) {
    Cents amount = 0;
    Cents release = 0;
    {
        std::lock_guard<std::mutex> lock(account.mutex);
        if (account.balance < kMinimumPayout)
            return;
        amount = account.balance;
        account.balance = 0;
        account.paid_out += amount;

        release = std::min(account.reserve, amount / 50);
        account.reserve -= release;
        account.balance += release;
    }
    payouts_.emplace_back(account.name(), amount);
}

}  // namespace pay
