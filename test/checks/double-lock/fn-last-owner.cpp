// RUN: %check_heddle %s double-lock
//
// What the destructor of an element does when a container lets go of it, under the
// container's lock. Not found: erase and clear are not calls of the destructors of
// what they hold. An owner that is reset or given another object is followed.

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
  void fn_drop(int Key);
  void bad_reset();
  void ok_drop(int Key);
  void forgotten();

private:
  std::mutex mu_;
  int Forgotten = 0;
  std::map<int, std::unique_ptr<Entry>> Entries;
  std::unique_ptr<Entry> One;
};

//--- registry.cpp
#include "registry.h"
Entry::~Entry() { Owner.forgotten(); }
void Registry::add(int Key) {
  auto New = std::make_unique<Entry>(*this);
  std::lock_guard<std::mutex> Lock(mu_);
  Entries.emplace(Key, std::move(New));
}
void Registry::fn_drop(int Key) {
  std::lock_guard<std::mutex> Lock(mu_);
  Entries.erase(Key);
}
void Registry::bad_reset() {
  std::lock_guard<std::mutex> Lock(mu_);
  One.reset();
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
  R.fn_drop(1);
  R.bad_reset();
  R.ok_drop(2);
}
