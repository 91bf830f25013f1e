// RUN: %check_heddle %s double-lock
//
// A function that runs what it is given under a lock, in another file.

//--- guarded.h
#pragma once
#include <functional>
#include <mutex>
class Guarded {
public:
  void with(const std::function<void(int &)> &F);
  int get();

private:
  std::mutex mu_;
  int Value = 0;
};

//--- guarded.cpp
#include "guarded.h"
void Guarded::with(const std::function<void(int &)> &F) {
  std::lock_guard<std::mutex> Lock(mu_);
  F(Value);
}
int Guarded::get() {
  std::lock_guard<std::mutex> Lock(mu_); // heddle: double-lock@high
  return Value;
}

//--- bad.cpp
#include "guarded.h"
void bad_twice(Guarded &G) {
  G.with([&](int &V) { V = G.get() * 2; });
}

//--- ok.cpp
#include "guarded.h"
void ok_what_was_given(Guarded &G) {
  G.with([](int &V) { V *= 2; });
}
void ok_another_object(Guarded &G) {
  Guarded Other;
  G.with([&](int &V) { V = Other.get(); });
}
int ok_afterwards(Guarded &G) {
  G.with([](int &V) { V = 0; });
  return G.get();
}
