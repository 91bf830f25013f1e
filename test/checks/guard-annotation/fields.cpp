// RUN: %check_heddle %s guard-annotation
//
// Fields that one annotated lock guards everywhere.

//--- lock.h
#define GUARDED_BY(x) __attribute__((guarded_by(x)))

class __attribute__((capability("mutex"))) Lock {
public:
  void take() __attribute__((acquire_capability()));
  void give() __attribute__((release_capability()));
};

class __attribute__((scoped_lockable)) Hold {
public:
  explicit Hold(Lock &l) __attribute__((acquire_capability(l)));
  ~Hold() __attribute__((release_capability()));
};

//--- account.cpp
#include "lock.h"
#include <string>
#include <vector>

class Account {
public:
  Account() : bad_balance_(1), ok_limit_(2) {}
  void deposit(long n) {
    Hold hold(lock_);
    bad_balance_ += n;
    bad_log_.push_back(n);
  }
  long balance() {
    lock_.take();
    long now = bad_balance_;
    lock_.give();
    return now + ok_limit_ + ok_name_;
  }
  long entries() {
    Hold hold(lock_);
    return bad_log_.size() + ok_said_;
  }
  void say() {
    Hold hold(lock_);
    ok_said_ = 2;
  }
  // The name is changed by whoever wants to.
  void rename(int n) { ok_name_ = n; }
  int next() {
    Hold hold(lock_);
    return ++bad_ticket_; // one place that reads and writes
  }
  void once(int n) {
    Hold hold(lock_);
    ok_once_ = n; // one place is no evidence
  }

private:
  Lock lock_;
  long bad_balance_; // heddle: guard-annotation@medium
  // CHECK: account.cpp:[[@LINE-1]]:8: warning: 'bad_balance_' is used only with 'lock_' held, but does not say so
  // CHECK: note: 2 places hold 'lock_' (account.cpp:30, 35)
  // CHECK: help: declare it guarded_by(lock_), which the compiler can check (-Wthread-safety)
  std::vector<long> bad_log_; // heddle: guard-annotation
  int bad_ticket_ = 0;        // heddle: guard-annotation
  int ok_limit_;              // never changes
  int ok_name_ = 0;
  int ok_once_ = 0;
  int ok_said_ GUARDED_BY(lock_) = 1;
};

long use(Account &a) {
  a.deposit(1);
  a.rename(2);
  a.say();
  a.once(a.next());
  return a.balance() + a.entries();
}

// Two locks, of which neither guards all of it.
class Split {
public:
  void left() {
    Hold hold(a_);
    ++ok_sum_;
  }
  void right() {
    Hold hold(b_);
    ++ok_sum_;
  }
  int *handOut() {
    Hold hold(a_);
    ++ok_given_;
    return &ok_given_; // used without the lock
  }
  int given() {
    Hold hold(a_);
    return ok_given_;
  }
  template <class Then> void later(Then then) {
    Hold hold(a_);
    ++ok_late_;
    then([this] { ok_late_ = 0; }); // a lambda says nothing of its callers
  }

private:
  Lock a_, b_;
  int ok_sum_ = 0, ok_given_ = 0, ok_late_ = 0;
};

int use(Split &s) {
  s.left();
  s.right();
  s.later([](auto f) { f(); });
  return *s.handOut() + s.given();
}
