#pragma once

#include <mutex>

/// An account that any thread may use.
class Account {
public:
  explicit Account(long balance) : balance_(balance) {}

  void deposit(long amount);
  /// False, and nothing taken, if there is not enough.
  bool withdraw(long amount);
  void payInterest(long amount);
  long balance() const;

private:
  mutable std::mutex mu_;
  long balance_;
};
