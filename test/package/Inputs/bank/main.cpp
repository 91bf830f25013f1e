#include "account.h"
#include <thread>

int main() {
  Account account;
  std::thread interest([&] { account.payInterest(); });
  std::thread teller([&] { account.deposit(100); });
  interest.join();
  teller.join();
  return account.balance() == 102 ? 0 : 1;
}
