// RUN: %check_heddle %s guard-annotation
//
// What a pointer leads to, locks behind a pointer, shared mode, templates, globals.

//--- lock.h
class __attribute__((capability("mutex"))) RwLock {
public:
  void lock() __attribute__((acquire_capability()));
  void unlock() __attribute__((release_capability()));
  void lock_shared() __attribute__((acquire_shared_capability()));
  void unlock_shared() __attribute__((release_shared_capability()));
};

//--- table.cpp
#include "lock.h"

struct Rows {
  int count = 0;
  void add() { ++count; }
};

class Table {
public:
  explicit Table(Rows *rows) : bad_rows_(rows), ok_mixed_(rows) {}
  void add() {
    lock_.lock();
    bad_rows_->add();
    bad_total_ += 1;
    ok_mixed_->add();
    lock_.unlock();
  }
  int count() {
    lock_.lock_shared();
    int n = bad_rows_->count + bad_total_;
    lock_.unlock_shared();
    return n;
  }
  void skew() {
    lock_.lock_shared();
    ok_skewed_ = ok_skewed_ + 1; // written with others
    lock_.unlock_shared();
  }
  bool has() { return bad_rows_ != nullptr; } // the pointer, not what it points to
  void mix() { ok_mixed_->add(); }

private:
  RwLock lock_;
  Rows *const bad_rows_; // heddle: guard-annotation
  // CHECK: table.cpp:[[@LINE-1]]:15: warning: what 'bad_rows_' points to is used only with 'lock_' held
  // CHECK: help: declare it pt_guarded_by(lock_)
  Rows *const ok_mixed_;
  int bad_total_ = 0; // heddle: guard-annotation
  int ok_skewed_ = 0;
};

int use(Table &t) {
  t.add();
  t.mix();
  t.skew();
  return t.count() + t.has();
}

// The lock of another object, by a pointer.
struct Part {
  RwLock *const lock;
  int bad_size = 0; // heddle: guard-annotation
  // CHECK: table.cpp:[[@LINE-1]]:7: warning: 'bad_size' is used only with 'lock' held
};

void grow(Part *p) {
  p->lock->lock();
  ++p->bad_size;
  p->lock->unlock();
}

template <class T> class Queue {
public:
  void push(T t) {
    lock_.lock();
    bad_last_ = t;
    lock_.unlock();
  }
  T last() {
    lock_.lock();
    T t = bad_last_;
    lock_.unlock();
    return t;
  }
  void clear() { ok_other_ = T(); }
  T other() {
    lock_.lock();
    T t = ok_other_;
    lock_.unlock();
    return t;
  }

private:
  RwLock lock_;
  T bad_last_{}; // heddle: guard-annotation
  T ok_other_{};
};

long use(Queue<int> &a, Queue<long> &b) {
  a.push(1);
  b.push(2);
  b.clear();
  return a.last() + b.last() + a.other();
}

static RwLock hitsLock;
static int bad_hits = 0; // heddle: guard-annotation
static int ok_early = 0;
static RwLock earlyLock; // the name is not known where it would be written

int hit() {
  hitsLock.lock();
  int n = ++bad_hits;
  hitsLock.unlock();
  earlyLock.lock();
  n += ++ok_early;
  earlyLock.unlock();
  return n;
}

// The lock lies in another object than the data.
struct Inner {
  int ok_value = 0;
};
class Outer {
public:
  void set(Inner *inner, int n) {
    lock_.lock();
    inner->ok_value += n;
    lock_.unlock();
  }

private:
  RwLock lock_;
};
void use(Outer &o, Inner &i) { o.set(&i, 1); }
