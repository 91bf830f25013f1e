// RUN: %check_heddle %s double-lock
//
// What a destructor or a constructor does under the lock of its owner.

//--- registry.h
#pragma once
#include <map>
#include <memory>
#include <mutex>
class Registry;
class Entry {
public:
  explicit Entry(Registry &R) : Owner(R) {}
  ~Entry();

private:
  Registry &Owner;
};
class Registry {
public:
  void add(int Key);
  void bad_drop(int Key);
  void ok_drop(int Key);
  void forgotten();

private:
  std::mutex mu_;
  int Forgotten = 0;
  std::map<int, std::unique_ptr<Entry>> Entries;
};

//--- registry.cpp
#include "registry.h"
Entry::~Entry() { Owner.forgotten(); }
void Registry::add(int Key) {
  auto New = std::make_unique<Entry>(*this);
  std::lock_guard<std::mutex> Lock(mu_);
  Entries.emplace(Key, std::move(New));
}
void Registry::bad_drop(int Key) {
  std::lock_guard<std::mutex> Lock(mu_);
  Entries.erase(Key);
}
void Registry::ok_drop(int Key) {
  std::unique_ptr<Entry> Last;
  std::lock_guard<std::mutex> Lock(mu_);
  Last = std::move(Entries[Key]);
}
void Registry::forgotten() {
  std::lock_guard<std::mutex> Lock(mu_); // heddle: double-lock
  ++Forgotten;
}

//--- main.cpp
#include "registry.h"
int main() {
  Registry R;
  R.add(1);
  R.bad_drop(1);
  R.ok_drop(2);
}
