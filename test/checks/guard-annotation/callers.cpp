// RUN: %check_heddle %s guard-annotation
//
// Functions that are called with the lock held, in this file and another one.

//--- store.h
class __attribute__((lockable)) Mutex {
public:
  void Lock() __attribute__((exclusive_lock_function()));
  void Unlock() __attribute__((unlock_function()));
  void AssertHeld() __attribute__((assert_exclusive_lock()));
};

class __attribute__((scoped_lockable)) MutexLock {
public:
  explicit MutexLock(Mutex *m) __attribute__((exclusive_lock_function(m)));
  ~MutexLock() __attribute__((unlock_function()));
};

class Log {
public:
  void badAppend(int n, Mutex *mu); // heddle: guard-annotation
  // CHECK: store.h:[[@LINE-1]]:8: warning: 'Log::badAppend' is called only with 'mu' held, but does not say so
  int size() const { return size_; }

private:
  int size_ = 0;
};

class Store {
public:
  Store();
  ~Store();
  void put(int n);
  void drop();
  int clear();

private:
  void badGrow(int n);   // heddle: guard-annotation
  void badInner();       // heddle: guard-annotation
  void badFlush();       // heddle: guard-annotation
  void okLocksItself();
  void okNobodyCalls();
  void okSometimes(int n);
  static void okHandedOut(void *store);

  Mutex mu_;
  int bad_used_ = 0; // heddle: guard-annotation
  int ok_some_ = 0;
  Log log_;          // heddle: guard-annotation
};

//--- store.cpp
#include "store.h"

void start(void (*run)(void *), void *with);

Store::Store() { badGrow(1); } // nobody else has it yet
Store::~Store() { bad_used_ = 0; }

void Store::put(int n) {
  MutexLock lock(&mu_);
  badGrow(n);
  okSometimes(n);
  log_.badAppend(n, &mu_);
  if (bad_used_ > 100)
    badFlush();
}

void Store::badGrow(int n) {
  bad_used_ += n;
  badInner();
}

void Store::badInner() { --bad_used_; }

// It gives back what it did not take: its callers have.
void Store::badFlush() {
  mu_.AssertHeld();
  bad_used_ = 0;
}

void Store::okLocksItself() {
  MutexLock lock(&mu_);
  bad_used_ = 1;
}

void Store::okNobodyCalls() { ok_some_ = 1; }
void Store::okSometimes(int n) { ok_some_ += n; }
void Store::okHandedOut(void *store) { static_cast<Store *>(store)->okLocksItself(); }

void Store::drop() {
  okSometimes(-1);
  start(&Store::okHandedOut, this);
}

//--- more.cpp
#include "store.h"

void Log::badAppend(int n, Mutex *mu) {
  size_ += n;
  mu->Unlock();
  mu->Lock();
}

int Store::clear() {
  mu_.Lock();
  badFlush();
  int left = log_.size();
  mu_.Unlock();
  return left;
}
