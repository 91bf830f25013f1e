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
