#pragma once
#include <mutex>

class Account {
public:
  void deposit(long amount);
  void payInterest();
  long balance();

private:
  std::mutex mu_;
  long balance_ = 0;
};
