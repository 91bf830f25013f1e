// RUN: %check_heddle %s nonatomic-rmw
//
// The threads are joined by a function in another file, or by an object, that is
// given them. A function that joins another one, or on some paths only, does not
// help.

//--- threads.h
#pragma once
#include <thread>
#include <vector>
void finish(std::thread &T);
void finishAll(std::vector<std::thread> &Pool);
void finishIf(std::thread &T, bool Now);
std::thread begin(long &Sum);

class Joined {
public:
  explicit Joined(std::thread T) : T_(std::move(T)) {}
  ~Joined() { T_.join(); }

private:
  std::thread T_;
};

class JoinsOther {
public:
  explicit JoinsOther(std::thread &T) : T_(T) {}
  ~JoinsOther() {
    if (T_.joinable())
      T_.join();
  }

private:
  std::thread &T_;
};

struct Braced {
  std::thread T;
  ~Braced() { T.join(); }
};

//--- threads.cpp
#include "threads.h"
void finish(std::thread &T) { T.join(); }
void finishAll(std::vector<std::thread> &Pool) {
  for (std::thread &T : Pool)
    T.join();
}
void finishIf(std::thread &T, bool Now) {
  if (Now)
    T.join();
}
std::thread begin(long &Sum) {
  return std::thread([&Sum] { Sum += 2; });
}

//--- main.cpp
#include "threads.h"
#include <mutex>

static long okOne() {
  long Sum = 0;
  std::thread T([&Sum] { Sum += 2; });
  finish(T);
  Sum += 1;
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
  Sum += 1;
  return Sum;
}

static long okBegun() {
  long Sum = 0;
  std::thread T = begin(Sum);
  T.join();
  Sum += 1;
  return Sum;
}

static long okObjects() {
  long Sum = 0;
  {
    Joined J(std::thread([&Sum] { Sum += 2; }));
  }
  Sum += 1;
  {
    std::thread T([&Sum] { Sum += 2; });
    JoinsOther J(T);
  }
  Sum += 1;
  {
    Braced B{std::thread([&Sum] { Sum += 2; })};
  }
  Sum += 1;
  return Sum;
}

static long badOther() {
  long Sum = 0;
  std::thread T([&Sum] { Sum += 2; }); // heddle: nonatomic-rmw@high
  std::thread Other([] {});
  finish(Other);
  Sum += 1; // heddle: nonatomic-rmw@high
  T.join();
  return Sum;
}

static long badMaybe(bool Now) {
  long Sum = 0;
  std::thread T([&Sum] { Sum += 2; }); // heddle: nonatomic-rmw@high
  finishIf(T, Now);
  Sum += 1; // heddle: nonatomic-rmw@high
  if (!Now)
    T.join();
  return Sum;
}

static long badInside() {
  long Sum = 0;
  {
    Joined J(std::thread([&Sum] { Sum += 2; })); // heddle: nonatomic-rmw@high
    Sum += 1; // heddle: nonatomic-rmw@high
  }
  return Sum;
}

int main(int N, char **) {
  long Sum = okOne() + okPool() + okBegun() + okObjects();
  return Sum + badOther() + badMaybe(N > 1) + badInside() > 3 ? 0 : 1;
}
