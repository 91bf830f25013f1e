#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "account.h"

namespace pay {

using Payout = std::pair<std::string, Cents>;

// Pays merchants out in rounds from a thread of its own.
class SettlementRunner {
public:
    explicit SettlementRunner(AccountBook& book) : book_(book) {}
    ~SettlementRunner() { stop(); }

    void start();
    void stop();

    // Only valid once stop() has returned.
    const std::vector<Payout>& payouts() const { return payouts_; }

private:
    void run();
    void settle(MerchantAccount& account);

    AccountBook& book_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
    std::vector<Payout> payouts_;  // touched by thread_ alone while it runs
};

}  // namespace pay
