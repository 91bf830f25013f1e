// RUN: %check_heddle %s sleep-sync
//
// The worker is an object of its own, in a file of its own, and keeps a pointer
// to the state that the owner looks at.

//--- state.h
#pragma once
#include <atomic>

struct State {
  std::atomic<int> Progress{0};
  std::atomic<bool> Failed{false};
};

class Copier {
public:
  explicit Copier(State *S) : Shared(S) {}
  void run();

private:
  State *Shared;
};

//--- copier.cpp
#include "state.h"

void Copier::run() {
  for (int I = 0; I != 100; ++I)
    Shared->Progress = I;
  Shared->Failed = true;
}

//--- main.cpp
#include "state.h"
#include <chrono>
#include <thread>

static void badWatch(State &S) {
  while (S.Progress < 99)
    std::this_thread::sleep_for(std::chrono::seconds(1)); // heddle: sleep-sync
}

static bool okAfterwards(State &S) {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  return S.Failed;
}

int main() {
  State S;
  Copier C(&S);
  std::thread T([&C] { C.run(); });
  badWatch(S);
  T.join();
  return okAfterwards(S);
}
