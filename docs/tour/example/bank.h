#pragma once

#include "account.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

class Journal;

/// All accounts. Accounts are opened and never closed.
class Bank {
public:
  explicit Bank(Journal &journal) : journal_(journal) {}

  void open(const std::string &owner, long balance);
  void transfer(const std::string &from, const std::string &to, long amount);
  void payInterest(const std::string &owner, long amount);

  /// The money in all accounts together.
  long total() const;
  /// The number of transfers that are complete.
  long transfers() const { return transfers_.load(); }

private:
  Account &find(const std::string &owner);

  Journal &journal_;
  mutable std::mutex mu_;
  std::map<std::string, std::unique_ptr<Account>> accounts_;
  std::atomic<long> transfers_ = 0;
};
