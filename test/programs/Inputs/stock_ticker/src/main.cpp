#include "account.h"
#include "ticker.h"

#include <atomic>
#include <cstdio>
#include <functional>
#include <future>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace market;

struct Statement {
    unsigned bought = 0;
    unsigned sold = 0;
    unsigned refused = 0;
};

/// Walks the prices at random until the exchange closes.
void feed(Ticker& ticker, const std::atomic<bool>& open) {
    std::mt19937 dice(42);
    std::uniform_int_distribution<Cents> step(-15, 15);
    std::vector<Cents> mids(ticker.symbols().size(), 10000);
    while (open.load(std::memory_order_acquire)) {
        for (std::size_t i = 0; i < mids.size(); ++i) {
            mids[i] += step(dice);
            if (mids[i] < 5000) {
                mids[i] = 5000;
            }
            ticker.update(ticker.symbols()[i], mids[i]);
        }
    }
}

Statement trade(Account& account, const std::vector<std::string>& symbols, unsigned seed, unsigned orders) {
    std::mt19937 dice(seed);
    std::uniform_int_distribution<std::size_t> pick(0, symbols.size() - 1);
    std::uniform_int_distribution<std::int64_t> lot(1, 40);
    Statement out;
    for (unsigned i = 0; i < orders; ++i) {
        const std::string& symbol = symbols[pick(dice)];
        const bool buying = (dice() & 3u) != 0;
        const Fill fill = buying ? account.buy(symbol, lot(dice)) : account.sell(symbol, lot(dice));
        if (fill != Fill::done) {
            ++out.refused;
        } else if (buying) {
            ++out.bought;
        } else {
            ++out.sold;
        }
    }
    return out;
}

}  // namespace

int main() {
    Ticker ticker({"ACME", "GLOBX", "HOOLI", "INITECH"});
    Account account(ticker, 5'000'000);
    std::atomic<bool> open{true};

    std::thread prices(feed, std::ref(ticker), std::cref(open));
    std::vector<std::future<Statement>> desks;
    for (unsigned d = 0; d < 3; ++d) {
        desks.push_back(std::async(std::launch::async, trade, std::ref(account),
                                   std::cref(ticker.symbols()), d + 1, 1500u));
    }
    auto valuation = std::async(std::launch::async, [&account] {
        Cents highest = 0;
        for (int i = 0; i < 300; ++i) {
            const Cents now = account.worth();
            highest = now > highest ? now : highest;
        }
        return highest;
    });

    for (auto& desk : desks) {
        const Statement s = desk.get();
        std::printf("desk: %u bought, %u sold, %u refused\n", s.bought, s.sold, s.refused);
    }
    const Cents highest = valuation.get();
    open.store(false, std::memory_order_release);
    prices.join();

    for (const auto& symbol : ticker.symbols()) {
        std::printf("%-8s %lld shares\n", symbol.c_str(), static_cast<long long>(account.holding(symbol)));
    }
    std::printf("cash %.2f, worth %.2f, highest %.2f, %llu quotes\n",
                static_cast<double>(account.cash()) / 100.0, static_cast<double>(account.worth()) / 100.0,
                static_cast<double>(highest) / 100.0, static_cast<unsigned long long>(ticker.updates()));
    return 0;
}
