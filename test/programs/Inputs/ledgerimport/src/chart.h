#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledger {

struct Posting {
    std::string account;
    std::string text;
    std::int64_t cents = 0;
};

struct Account {
    std::string code;
    std::string title;
    std::int64_t balance = 0;
    std::vector<std::int64_t> entries;
};

// The chart of accounts that all import threads post to. Accounts appear when
// they are first posted to and vanish when they are merged into another one.
class Chart {
public:
    void post(const Posting& p);
    bool merge(std::string_view from, std::string_view into);

    std::optional<Account> lookup(std::string_view code) const;
    std::string title(std::string_view code) const;
    std::vector<std::string> codes() const;
    std::int64_t sum() const;

private:
    Account& open(std::string_view code);

    mutable std::mutex mutex_;
    std::map<std::string, Account, std::less<>> accounts_;
};

}  // namespace ledger
