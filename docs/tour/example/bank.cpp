#include "bank.h"

#include "journal.h"

void Bank::open(const std::string &owner, long balance) {
  std::lock_guard lock(mu_);
  accounts_[owner] = std::make_unique<Account>(balance);
}

void Bank::transfer(const std::string &from, const std::string &to, long amount) {
  std::lock_guard lock(mu_);
  if (!find(from).withdraw(amount))
    return;
  find(to).deposit(amount);
  transfers_.fetch_add(1);
  journal_.record(from + " to " + to + ": " + std::to_string(amount));
}

void Bank::payInterest(const std::string &owner, long amount) {
  Account *account = nullptr;
  {
    std::lock_guard lock(mu_);
    account = &find(owner);
  }
  account->payInterest(amount);
}

long Bank::total() const {
  std::lock_guard lock(mu_);
  long sum = 0;
  for (const auto &[owner, account] : accounts_)
    sum += account->balance();
  return sum;
}

// The caller holds mu_.
Account &Bank::find(const std::string &owner) { return *accounts_.at(owner); }
