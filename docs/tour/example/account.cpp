#include "account.h"

void Account::deposit(long amount) {
  std::lock_guard lock(mu_);
  balance_ += amount;
}

bool Account::withdraw(long amount) {
  std::lock_guard lock(mu_);
  if (balance_ < amount)
    return false;
  balance_ -= amount;
  return true;
}

void Account::payInterest(long amount) { balance_ += amount; }

long Account::balance() const {
  std::lock_guard lock(mu_);
  return balance_;
}
