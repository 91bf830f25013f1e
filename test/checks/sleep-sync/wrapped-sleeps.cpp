// RUN: %check_heddle %s sleep-sync
//
// The sleep is a function of one's own in another file, or a method of an
// environment; the state is behind methods. The finding is where it is called.

//--- env.h
#pragma once
class Env {
public:
  virtual ~Env();
  virtual void sleepForMicroseconds(int Micros);
};
void pauseMillis(int Millis);

//--- env.cpp
#include "env.h"
#include <chrono>
#include <thread>
#include <unistd.h>

Env::~Env() = default;
void Env::sleepForMicroseconds(int Micros) {
  std::this_thread::sleep_for(std::chrono::microseconds(Micros));
}
void pauseMillis(int Millis) { usleep(Millis * 1000); }

//--- loader.h
#pragma once
#include <atomic>
#include <mutex>
#include <string>

class Loader {
public:
  void load();
  bool done() const { return Done.load(); }
  bool failed() {
    std::lock_guard<std::mutex> Hold(Mu);
    return !Error.empty();
  }
  int okAge() const { return Age; }

private:
  std::atomic<bool> Done{false};
  std::mutex Mu;
  std::string Error;
  const int Age = 3;
};

//--- loader.cpp
#include "loader.h"

void Loader::load() {
  {
    std::lock_guard<std::mutex> Hold(Mu);
    Error = "no such file";
  }
  Done = true;
}

//--- main.cpp
#include "env.h"
#include "loader.h"
#include <thread>

static bool badThroughEnv(Loader &L, Env &E) {
  while (!L.done())
    E.sleepForMicroseconds(100); // heddle: sleep-sync@high
  return true;
}

// What it looks at never changes.
static int okConstant(Loader &L) {
  pauseMillis(20);
  return L.okAge();
}

int main() {
  Env E;
  Loader L;
  std::thread T([&L] { L.load(); });
  bool All = badThroughEnv(L, E) && okConstant(L) == 3;
  T.join();
  pauseMillis(20);
  return All && !L.failed() ? 0 : 1;
}
