#include "account.h"

long interestOn(long balance);

void Account::deposit(long amount) {
  std::lock_guard<std::mutex> lock(mu_);
  balance_ += amount;
}

void Account::payInterest() {
  balance_ += interestOn(100);
}

long Account::balance() {
  std::lock_guard<std::mutex> lock(mu_);
  return balance_;
}
