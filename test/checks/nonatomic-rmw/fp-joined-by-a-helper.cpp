// RUN: %check_heddle %s nonatomic-rmw
//
// Known false finding: a join of a parameter is not known to the caller.
//
// The threads are joined by a function in another file, that is given them.

//--- threads.h
#pragma once
#include <thread>
#include <vector>
void finish(std::thread &T);
void finishAll(std::vector<std::thread> &Pool);

//--- threads.cpp
#include "threads.h"
void finish(std::thread &T) { T.join(); }
void finishAll(std::vector<std::thread> &Pool) {
  for (std::thread &T : Pool)
    T.join();
}

//--- main.cpp
#include "threads.h"
#include <mutex>

static long okOne() {
  long Sum = 0;
  std::thread T([&Sum] { Sum += 2; }); // heddle: nonatomic-rmw@high
  finish(T);
  Sum += 1; // heddle: nonatomic-rmw@high
  return Sum;
}

static long okPool() {
  std::mutex Mu;
  long Sum = 0;
  std::vector<std::thread> Pool;
  for (int I = 0; I != 3; ++I)
    Pool.emplace_back([&] {
      std::lock_guard<std::mutex> Hold(Mu);
      Sum += 2;
    });
  finishAll(Pool);
  Sum += 1; // heddle: nonatomic-rmw@high
  return Sum;
}

int main() { return okOne() + okPool() > 3 ? 0 : 1; }
