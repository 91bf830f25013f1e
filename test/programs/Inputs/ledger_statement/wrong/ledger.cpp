#include "ledger.h"

#include <algorithm>
#include <utility>

namespace bank {

void Ledger::open(AccountNo no, std::string owner, Money initial)
{
    std::unique_lock lock(book_);
    auto [it, inserted] = accounts_.try_emplace(no);
    if (!inserted)
        return;
    it->second.owner = std::move(owner);
    postLocked(it->second, PostingKind::Deposit, initial);
}

Ledger::Account* Ledger::findLocked(AccountNo no)
{
    auto it = accounts_.find(no);
    return it == accounts_.end() ? nullptr : &it->second;
}

void Ledger::postLocked(Account& account, PostingKind kind, Money amount)
{
    if (kind == PostingKind::Deposit || kind == PostingKind::TransferIn)
        account.balance += amount;
    else
        account.balance -= amount;
    account.postings.push_back({nextSequence_++, kind, amount});
}

bool Ledger::deposit(AccountNo no, Money amount)
{
    std::unique_lock lock(book_);
    Account* account = findLocked(no);
    if (!account) {
        rejected_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }
    postLocked(*account, PostingKind::Deposit, amount);
    return true;
}

bool Ledger::withdraw(AccountNo no, Money amount)
{
    std::unique_lock lock(book_);
    Account* account = findLocked(no);
    if (!account || account->balance < amount) {
        rejected_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }
    postLocked(*account, PostingKind::Withdrawal, amount);
    return true;
}

bool Ledger::transfer(AccountNo from, AccountNo to, Money amount)
{
    if (from == to)
        return false;
    std::unique_lock lock(book_);
    Account* source = findLocked(from);
    Account* target = findLocked(to);
    if (!source || !target || source->balance < amount) {
        rejected_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }
    postLocked(*source, PostingKind::TransferOut, amount);
    postLocked(*target, PostingKind::TransferIn, amount);
    return true;
}

std::optional<Statement> Ledger::issueStatement(AccountNo no)
{
    std::shared_lock lock(book_);
    Account* account = findLocked(no);
    if (!account)
        return std::nullopt;

    Statement statement;
    statement.account = no;
    statement.owner = account->owner;
    statement.opening = account->lastStatementBalance;
    statement.closing = account->balance;
    statement.newPostings = account->postings.size() - account->statementMark;

    account->statementMark = account->postings.size();
    account->lastStatementBalance = account->balance;
    return statement;
}

std::vector<AccountNo> Ledger::accountsBelow(Money limit) const
{
    std::vector<AccountNo> result;
    {
        std::shared_lock lock(book_);
        for (const auto& [no, account] : accounts_)
            if (account.balance < limit)
                result.push_back(no);
    }
    std::sort(result.begin(), result.end());
    return result;
}

Money Ledger::total() const
{
    std::shared_lock lock(book_);
    Money sum;
    for (const auto& [no, account] : accounts_)
        sum += account.balance;
    return sum;
}

}  // namespace bank
