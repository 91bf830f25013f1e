// RUN: %check_heddle %s double-lock
//
// A spin lock of an atomic, known as a lock because the standard's guard is made
// on it, and a guard class of one's own in another file.

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
};

//--- section.cpp
#include "section.h"
Section::Section(Spin &S) : TheSpin(S) { TheSpin.lock(); }
Section::~Section() { TheSpin.unlock(); }
void Section::leave() { TheSpin.unlock(); }
void Section::enter() { TheSpin.lock(); }

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
