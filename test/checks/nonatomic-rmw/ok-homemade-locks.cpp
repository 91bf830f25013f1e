// RUN: %check_heddle %s nonatomic-rmw
//
// Locks and guards of one's own, in another file than their use: a wrapper
// around pthread, a spin lock of an atomic_flag, a guard kept in a member, a
// lock behind an accessor, a lock through a macro, a function that locks and
// runs what it is given.

//--- mutex.h
#pragma once
#include <atomic>
#include <pthread.h>

namespace base {

class Mutex {
public:
  Mutex();
  ~Mutex();
  void Lock();
  void Unlock();
  bool TryLock();

private:
  pthread_mutex_t Raw;
};

class MutexLock {
public:
  explicit MutexLock(Mutex *M) : Mu(M) { Mu->Lock(); }
  ~MutexLock() { Mu->Unlock(); }

private:
  Mutex *const Mu;
};

class SpinLock {
public:
  void lock() {
    while (Busy.test_and_set(std::memory_order_acquire)) {
    }
  }
  void unlock() { Busy.clear(std::memory_order_release); }

private:
  std::atomic_flag Busy = ATOMIC_FLAG_INIT;
};

} // namespace base

//--- mutex.cpp
#include "mutex.h"
#include <cstdlib>

namespace base {

static void check(int Result) {
  if (Result != 0)
    abort();
}

Mutex::Mutex() { check(pthread_mutex_init(&Raw, nullptr)); }
Mutex::~Mutex() { check(pthread_mutex_destroy(&Raw)); }
void Mutex::Lock() { check(pthread_mutex_lock(&Raw)); }
void Mutex::Unlock() { check(pthread_mutex_unlock(&Raw)); }
bool Mutex::TryLock() { return pthread_mutex_trylock(&Raw) == 0; }

} // namespace base

//--- table.h
#pragma once
#include "mutex.h"
#include <functional>
#include <mutex>

#define LOCKED(M) base::MutexLock Held_(&(M))

class TableOk {
public:
  void okGuard();
  void okMacro();
  void okManual();
  void okTry();
  void okSpin();
  void okAccessor();
  void okWithLock();
  void okStdGuardOnSpin();
  void okBatch();

  class BatchOk {
  public:
    explicit BatchOk(TableOk &T) : Table(T), Hold(&T.Mu) {}
    void add() { ++Table.Rows; }

  private:
    TableOk &Table;
    base::MutexLock Hold;
  };

private:
  base::Mutex &lockOfRows() { return Mu; }
  template <typename Fn> void withLock(Fn Run) {
    base::MutexLock Hold(&Mu);
    Run();
  }
  void grow() { Capacity *= 2; } // called with Mu held

  base::Mutex Mu;
  base::SpinLock Spin;
  long Rows = 0, Capacity = 8, Spun = 0;
};

//--- table.cpp
#include "table.h"

void TableOk::okGuard() {
  base::MutexLock Hold(&Mu);
  if (++Rows > Capacity)
    grow();
}

void TableOk::okMacro() {
  LOCKED(Mu);
  ++Rows;
}

void TableOk::okManual() {
  Mu.Lock();
  --Rows;
  Mu.Unlock();
}

void TableOk::okTry() {
  if (!Mu.TryLock())
    return;
  Rows += 2;
  Mu.Unlock();
}

void TableOk::okSpin() {
  Spin.lock();
  ++Spun;
  Spin.unlock();
}

void TableOk::okStdGuardOnSpin() {
  std::lock_guard<base::SpinLock> Hold(Spin);
  --Spun;
}

void TableOk::okAccessor() {
  base::MutexLock Hold(&lockOfRows());
  ++Rows;
}

void TableOk::okWithLock() {
  withLock([&] {
    ++Rows;
    grow();
  });
}

void TableOk::okBatch() {
  BatchOk Batch(*this);
  Batch.add();
  Batch.add();
}

//--- main.cpp
#include "table.h"
#include <thread>

static TableOk Table;

static void client() {
  Table.okGuard();
  Table.okMacro();
  Table.okManual();
  Table.okTry();
  Table.okSpin();
  Table.okStdGuardOnSpin();
  Table.okAccessor();
  Table.okWithLock();
  Table.okBatch();
}

int main() {
  std::thread A(client), B(client);
  A.join();
  B.join();
}
