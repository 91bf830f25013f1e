#pragma once

#include "money.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace bank {

using AccountNo = std::uint32_t;

enum class PostingKind { Deposit, Withdrawal, TransferIn, TransferOut };

struct Posting {
    std::uint64_t sequence;
    PostingKind kind;
    Money amount;
};

struct Statement {
    AccountNo account = 0;
    std::string owner;
    Money opening;
    Money closing;
    std::size_t newPostings = 0;
};

// All accounts of one branch. Postings take the book exclusively, enquiries share it.
class Ledger {
public:
    void open(AccountNo no, std::string owner, Money initial);

    bool deposit(AccountNo no, Money amount);
    bool withdraw(AccountNo no, Money amount);
    bool transfer(AccountNo from, AccountNo to, Money amount);

    std::optional<Statement> issueStatement(AccountNo no);
    std::vector<AccountNo> accountsBelow(Money limit) const;
    Money total() const;

    std::uint64_t rejected() const { return rejected_.load(std::memory_order_relaxed); }

private:
    struct Account {
        std::string owner;
        Money balance;
        std::vector<Posting> postings;
        Money lastStatementBalance;
        std::size_t statementMark = 0;
    };

    // Both require book_ to be held.
    Account* findLocked(AccountNo no);
    void postLocked(Account& account, PostingKind kind, Money amount);

    mutable std::shared_mutex book_;
    std::unordered_map<AccountNo, Account> accounts_;
    std::uint64_t nextSequence_ = 1;
    std::atomic<std::uint64_t> rejected_{0};
};

}  // namespace bank
