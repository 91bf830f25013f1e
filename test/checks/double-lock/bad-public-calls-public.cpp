// RUN: %check_heddle %s double-lock
//
// A public method that locks calls another public method that locks, in another
// file.

//--- cache.h
#pragma once
#include <map>
#include <mutex>
#include <string>
class Cache {
public:
  void put(const std::string &Key, int Value);
  bool full();

private:
  std::mutex mu_;
  std::map<std::string, int> Entries;
};

//--- put.cpp
#include "cache.h"
void Cache::put(const std::string &Key, int Value) {
  std::lock_guard<std::mutex> Lock(mu_);
  if (!full())
    Entries[Key] = Value;
}

//--- full.cpp
#include "cache.h"
bool Cache::full() {
  std::lock_guard<std::mutex> Lock(mu_); // heddle: double-lock@high
  return Entries.size() > 1000;
}

//--- main.cpp
#include "cache.h"
int main() {
  Cache C;
  C.put("a", 1);
}

// CHECK:      full.cpp:32:31: warning: '{{(Cache::)?}}mu_' is taken again by the thread that holds it already, and which so waits for itself [heddle-double-lock]
// CHECK:        1. calls 'Cache::put' (main.cpp:40)
// CHECK-NEXT:   2. takes '{{(Cache::)?}}mu_'
// CHECK-NEXT:   3. calls 'Cache::full' (put.cpp:25)
// CHECK-NEXT:   4. waits for '{{(Cache::)?}}mu_', holding '{{(Cache::)?}}mu_'
// CHECK-NEXT:   the thread never goes on, and '{{(Cache::)?}}mu_' is never given back
// CHECK-NEXT:   help: take the lock in one place only: split 'Cache::full' into a part that takes it and a part that expects it to be held
