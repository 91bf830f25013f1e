#include "branch_desk.h"
#include "ledger.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr bank::AccountNo kAccounts = 24;
constexpr int kDesks = 3;
constexpr int kMovements = 900;

bank::Money openAccounts(bank::Ledger& ledger)
{
    bank::Money initial;
    for (bank::AccountNo no = 1; no <= kAccounts; ++no) {
        const bank::Money amount(100000 + no * 100);
        ledger.open(no, "customer-" + std::to_string(no), amount);
        initial += amount;
    }
    return initial;
}

std::size_t printStatements(bank::Ledger& ledger, int rounds)
{
    std::size_t lines = 0;
    for (int round = 0; round < rounds; ++round)
        for (bank::AccountNo no = 1; no <= kAccounts; ++no)
            if (auto statement = ledger.issueStatement(no))
                lines += statement->newPostings;
    return lines;
}

}  // namespace

int main()
{
    bank::Ledger ledger;
    const bank::Money initial = openAccounts(ledger);

    std::array<bank::DeskResult, kDesks> results{};
    std::size_t branchLines = 0;
    std::size_t onlineLines = 0;

    {
        std::jthread watcher([&ledger](std::stop_token stop) {
            while (!stop.stop_requested()) {
                (void)ledger.accountsBelow(bank::Money(20000));
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        });

        std::vector<std::jthread> staff;
        for (int i = 0; i < kDesks; ++i)
            staff.emplace_back([&ledger, &slot = results[i], i] {
                bank::BranchDesk desk(ledger, 77u + static_cast<unsigned>(i), kAccounts);
                slot = desk.runDay(kMovements);
            });
        staff.emplace_back([&ledger, &branchLines] { branchLines = printStatements(ledger, 20); });
        staff.emplace_back([&ledger, &onlineLines] { onlineLines = printStatements(ledger, 20); });
    }

    bank::Money expected = initial;
    std::uint64_t accepted = 0;
    for (const auto& r : results) {
        expected += r.paidIn;
        expected -= r.paidOut;
        accepted += r.accepted;
    }

    std::printf("%llu accepted, %llu rejected, total %s, %zu lines\n",
                static_cast<unsigned long long>(accepted), static_cast<unsigned long long>(ledger.rejected()),
                bank::toString(ledger.total()).c_str(), branchLines + onlineLines);
    return ledger.total() == expected ? 0 : 1;
}
