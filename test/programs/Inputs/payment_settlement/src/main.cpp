#include <cstdio>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "account.h"
#include "gateway.h"
#include "settlement.h"

namespace {

std::vector<pay::Capture> day_of(unsigned terminal) {
    static const char* const names[] = {"bakery", "bookshop", "garage", "kiosk", "unknown"};
    std::vector<pay::Capture> out;
    for (unsigned i = 0; i < 400; ++i) {
        pay::Capture c;
        c.merchant = names[(i + terminal) % 5];
        c.amount = 90 + (i * 37 + terminal * 11) % 9000;
        c.disputed = i % 97 == 0;
        out.push_back(std::move(c));
    }
    return out;
}

}  // namespace

int main() {
    pay::AccountBook book;
    book.open("bakery", 500);
    book.open("bookshop", 250);
    book.open("garage", 1000);
    book.open("kiosk", 0);

    pay::Gateway gateway(book);
    pay::SettlementRunner settlement(book);
    settlement.start();

    {
        pay::WorkerPool pool(3);
        for (unsigned terminal = 0; terminal < 6; ++terminal) {
            pool.submit([&gateway, captures = day_of(terminal)] {
                for (const auto& c : captures) {
                    gateway.authorize_and_capture(c);
                    if (c.disputed)
                        std::this_thread::yield();
                }
            });
        }
        for (int i = 0; i < 3; ++i) {
            pay::Cents open = 0;
            for (const auto& account : book.all())
                open += account->open_amount();
            std::printf("open amounts: %lld\n", static_cast<long long>(open));
        }
    }
    settlement.stop();

    std::map<std::string, pay::Cents> totals;
    for (const auto& p : settlement.payouts())
        totals[p.first] += p.second;

    bool ok = true;
    for (const auto& account : book.all()) {
        // No thread is left that could write here.
        std::printf("%-10s captures %u balance %lld reserve %lld paid %lld\n", account->name().c_str(),
                    account->captures, static_cast<long long>(account->balance),
                    static_cast<long long>(account->reserve), static_cast<long long>(account->paid_out));
        ok = ok && totals[account->name()] == account->paid_out;
    }
    std::printf("rejected %u, payouts %zu\n", gateway.rejected(), settlement.payouts().size());
    return ok ? 0 : 1;
}
