// RUN: %check_heddle %s sleep-sync
//
// A test that starts a thread, sleeps, and asserts: green on a fast machine.

//--- cache.h
#pragma once
#include <atomic>
#include <mutex>
#include <thread>

class Cache {
public:
  Cache();
  ~Cache();
  void put(int Value);
  int refreshes();
  void waitForRefresh();

private:
  void run();
  std::mutex Mu;
  int Refreshes = 0, Value = 0;
  std::atomic<bool> Stop{false};
  std::thread Refresher;
};

//--- cache.cpp
#include "cache.h"
#include <chrono>

Cache::Cache() : Refresher([this] { run(); }) {}
Cache::~Cache() {
  Stop = true;
  Refresher.join();
}
void Cache::put(int V) {
  std::lock_guard<std::mutex> Hold(Mu);
  Value = V;
}
int Cache::refreshes() {
  std::lock_guard<std::mutex> Hold(Mu);
  return Refreshes;
}
void Cache::run() {
  while (!Stop) {
    std::lock_guard<std::mutex> Hold(Mu);
    ++Refreshes;
  }
}

//--- cache_test.cpp
#include "cache.h"
#include <cassert>
#include <chrono>
#include <thread>

void badTestRefreshes() {
  Cache C;
  C.put(3);
  std::this_thread::sleep_for(std::chrono::milliseconds(300)); // heddle: sleep-sync@high
  assert(C.refreshes() > 0);
}

void badTestThread() {
  int Calls = 0;
  std::mutex Mu;
  std::thread T([&] {
    std::lock_guard<std::mutex> Hold(Mu);
    ++Calls;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(10)); // heddle: sleep-sync@high
  {
    std::lock_guard<std::mutex> Hold(Mu);
    assert(Calls == 1);
  }
  T.join();
}

void okTestJoins() {
  int Calls = 0;
  std::thread T([&] { ++Calls; });
  T.join();
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  assert(Calls == 1);
}

void okTestDoesNotLook() {
  Cache C;
  C.put(3);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
}
