#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <random>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "fill_ledger.h"
#include "order_book.h"

using namespace market;

namespace {

void trade(OrderBook& book, std::string account, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<OrderId> mine;
    for (int i = 0; i < 1500; ++i) {
        const Side side = random() % 2 == 0 ? Side::Buy : Side::Sell;
        const Price price = 10'000 + static_cast<Price>(random() % 20);
        mine.push_back(book.submit(account, side, price, 1 + static_cast<Quantity>(random() % 50)));
        if (mine.size() > 30) {
            book.cancel(mine.front());
            mine.erase(mine.begin());
        }
    }
}

struct PositionReport {
    Quantity traded = 0;
    Price last = 0;
    std::size_t selfTrades = 0;
    std::size_t rounds = 0;
};

/// Watches the accounts while the market is open; the report is read after its thread was joined.
class RiskMonitor {
public:
    RiskMonitor(FillLedger& ledger, std::vector<std::string> accounts)
        : ledger_(ledger), accounts_(std::move(accounts)) {}

    void run(std::stop_token stop) {
        do {
            for (const auto& account : accounts_)
                inspect(account);
            ledger_.trim(64);
            ++report_.rounds;
            std::unique_lock<std::mutex> lock(pauseMutex_);
            pause_.wait_for(lock, stop, std::chrono::microseconds(300), [] { return false; });
        } while (!stop.stop_requested());
    }

    const PositionReport& report() const { return report_; }

private:
    void inspect(const std::string& account) {
        const auto& fills = ledger_.fillsOf(account);
        for (const auto& fill : fills) {
            report_.traded += fill.quantity;
            report_.last = fill.price;
            if (fill.counterparty == account)
                ++report_.selfTrades;
        }
    }

    FillLedger& ledger_;
    const std::vector<std::string> accounts_;
    PositionReport report_;
    std::mutex pauseMutex_;
    std::condition_variable_any pause_;
};

}  // namespace

int main() {
    const std::vector<std::string> accounts = {"meridian-capital-partners", "northgate-securities-llp",
                                               "bluewater-market-making"};
    FillLedger ledger;
    OrderBook book("XYZ", ledger);
    RiskMonitor monitor(ledger, accounts);

    std::jthread watcher([&monitor](std::stop_token stop) { monitor.run(std::move(stop)); });
    {
        std::vector<std::jthread> traders;
        unsigned seed = 1;
        for (const auto& account : accounts)
            traders.emplace_back(trade, std::ref(book), account, seed++);
    }
    watcher.request_stop();
    watcher.join();

    const TopOfBook top = book.top();
    std::printf("%s: %zu fills, %zu resting, bid %lld, ask %lld\n", book.symbol().c_str(), ledger.recorded(),
                book.restingOrders(), static_cast<long long>(top.bid.value_or(0)),
                static_cast<long long>(top.ask.value_or(0)));
    std::printf("monitor: %zu rounds, last %lld\n", monitor.report().rounds,
                static_cast<long long>(monitor.report().last));
    return ledger.recorded() > 0 ? 0 : 1;
}
