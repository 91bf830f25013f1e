// RUN: %check_heddle %s double-lock
//
// A guard class with a flag that says whether it has the lock: what its destructor
// gives back hangs on the flag.

//--- spin.h
#pragma once
#include <atomic>
class Spin {
public:
  void lock() {
    while (Taken.exchange(true, std::memory_order_acquire)) {
    }
  }
  void unlock() { Taken.store(false, std::memory_order_release); }

private:
  std::atomic<bool> Taken{false};
};

//--- section.h
#pragma once
#include "spin.h"
class Section {
public:
  explicit Section(Spin &S);
  ~Section();
  void leave();
  void enter();

private:
  Spin &TheSpin;
  bool In;
};

//--- section.cpp
#include "section.h"
Section::Section(Spin &S) : TheSpin(S), In(true) { TheSpin.lock(); }
Section::~Section() {
  if (In)
    TheSpin.unlock();
}
void Section::leave() {
  In = false;
  TheSpin.unlock();
}
void Section::enter() {
  TheSpin.lock();
  In = true;
}

//--- arena.h
#pragma once
#include "spin.h"
class Arena {
public:
  void bad_allocate(int Bytes);
  void ok_allocate(int Bytes);
  void ok_allocateAndTell(int Bytes);
  int used();

private:
  int usedLocked() { return Used; }
  Spin mu_;
  int Used = 0;
};

//--- arena.cpp
#include "arena.h"
#include "section.h"
#include <mutex>
void Arena::bad_allocate(int Bytes) {
  Section S(mu_);
  if (used() < 4096)
    Used += Bytes;
}
void Arena::ok_allocate(int Bytes) {
  Section S(mu_);
  if (usedLocked() < 4096)
    Used += Bytes;
}
void Arena::ok_allocateAndTell(int Bytes) {
  Section S(mu_);
  Used += Bytes;
  S.leave();
  int Now = used();
  S.enter();
  Used = Now;
}
int Arena::used() {
  std::lock_guard<Spin> Lock(mu_); // heddle: double-lock@high
  return Used;
}
