// RUN: %check_heddle %s split-critical-section nonatomic-rmw check-then-act
//
// A value that is read under the lock and written back under the same lock, taken anew: the
// change of another thread in between is lost.

//--- account.h
#include <mutex>
class Account {
public:
  long get() const;
  void set(long Amount);
  void add(long Amount);
  bool withdraw(long Amount);
  void badInterest(long Percent);
  void okInterest(long Percent);
  void badCap(long Most);
  void okCap(long Most);

private:
  mutable std::mutex Mutex;
  long Balance = 0;
};

//--- account.cpp
#include "account.h"
long Account::get() const {
  std::lock_guard<std::mutex> Guard(Mutex);
  return Balance;
}
void Account::set(long Amount) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Balance = Amount;
}
void Account::add(long Amount) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Balance += Amount;
}
bool Account::withdraw(long Amount) {
  std::lock_guard<std::mutex> Guard(Mutex);
  if (Balance < Amount)
    return false;
  Balance -= Amount;
  return true;
}
long slowRate(long Balance);
void Account::badInterest(long Percent) {
  std::unique_lock<std::mutex> Lock(Mutex);
  long Old = Balance;
  Lock.unlock();
  long Rate = slowRate(Percent);
  Lock.lock();
  Balance = Old + Old * Rate / 100; // heddle: split-critical-section@medium
  // CHECK: [[@LINE-1]]:{{.*}}'Balance' is written back from a value that was read before 'Mutex' was given up, and another thread can change it in between [heddle-split-critical-section]
  // CHECK: thread 1: {{.*}}thread 2: the same
  // CHECK: reads 'Balance', holding 'Mutex'
  // CHECK: changes 'Balance', holding 'Mutex'
  // CHECK: writes 'Balance', made of the old value, holding
  // CHECK: the change of step {{[0-9]+}} is lost
  // CHECK: help: hold 'Mutex' from the read to the write, or look at 'Balance' again when the lock has been taken anew
}
void Account::okInterest(long Percent) {
  long Rate = slowRate(Percent);
  std::lock_guard<std::mutex> Guard(Mutex);
  Balance = Balance + Balance * Rate / 100;
}
void Account::badCap(long Most) {
  bool Over;
  {
    std::lock_guard<std::mutex> Guard(Mutex);
    Over = Balance > Most;
  }
  if (Over) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Balance -= Most; // heddle: split-critical-section@medium
  }
}
void Account::okCap(long Most) {
  {
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Balance <= Most)
      return;
  }
  long Rate = slowRate(Most);
  std::lock_guard<std::mutex> Guard(Mutex);
  if (Balance > Most)
    Balance -= Rate;
}

//--- teller.cpp
#include "account.h"
#include <thread>

static Account Savings;

static void badDeposit(long Amount) {
  Savings.set(Savings.get() + Amount); // heddle: split-critical-section@medium
}
static void badWithdraw(long Amount) {
  long Now = Savings.get();
  if (Now >= Amount)
    Savings.set(Now - Amount); // heddle: split-critical-section@medium
}
static void okDeposit(long Amount) { Savings.add(Amount); }
static void okWithdraw(long Amount) { Savings.withdraw(Amount); }
static void okReset() { Savings.set(0); }

static std::mutex Desk;
static Account Petty;
static void okUnderOuterLock(long Amount) {
  std::lock_guard<std::mutex> Guard(Desk);
  Petty.set(Petty.get() + Amount);
}

static void teller() {
  badDeposit(5);
  badWithdraw(3);
  okDeposit(5);
  okWithdraw(3);
  okReset();
  okUnderOuterLock(2);
  Savings.badInterest(3);
  Savings.okInterest(3);
  Savings.badCap(1000);
  Savings.okCap(1000);
}

int main() {
  std::thread A(teller), B(teller);
  A.join();
  B.join();
}
