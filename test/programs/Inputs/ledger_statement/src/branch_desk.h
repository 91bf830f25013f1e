#pragma once

#include "ledger.h"

#include <cstdint>
#include <random>
#include <vector>

namespace bank {

struct DeskResult {
    std::uint64_t accepted = 0;
    Money paidIn;
    Money paidOut;
};

// A teller: books a day's worth of movements on the ledger. Lives in one thread only.
class BranchDesk {
public:
    BranchDesk(Ledger& ledger, std::uint32_t seed, AccountNo accounts)
        : ledger_(ledger), rng_(seed), pick_(1, accounts) {}

    DeskResult runDay(int movements)
    {
        DeskResult result;
        for (int i = 0; i < movements; ++i) {
            const Money amount(100 + static_cast<std::int64_t>(rng_() % 5000));
            switch (rng_() % 3) {
            case 0:
                if (ledger_.deposit(pick_(rng_), amount)) {
                    ++result.accepted;
                    result.paidIn += amount;
                }
                break;
            case 1:
                if (ledger_.withdraw(pick_(rng_), amount)) {
                    ++result.accepted;
                    result.paidOut += amount;
                }
                break;
            default: {
                const AccountNo from = pick_(rng_);
                const AccountNo to = pick_(rng_);
                if (ledger_.transfer(from, to, amount))
                    ++result.accepted;
            }
            }
        }
        return result;
    }

private:
    Ledger& ledger_;
    std::mt19937 rng_;
    std::uniform_int_distribution<AccountNo> pick_;
};

}  // namespace bank
