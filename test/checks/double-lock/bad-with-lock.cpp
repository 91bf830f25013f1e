// RUN: %check_heddle %s double-lock
//
// A template that runs a lambda under a lock: the lambda calls a method of the
// object that made it.

//--- with_lock.h
#pragma once
#include <mutex>
template <typename Mutex, typename Function> auto withLock(Mutex &M, Function F) {
  std::lock_guard<Mutex> Lock(M);
  return F();
}

//--- fn.cpp
#include "with_lock.h"
#include <vector>
class FnSamples {
public:
  void add(double Value) {
    withLock(mu_, [&] {
      Values.push_back(Value);
      Mean = total() / static_cast<double>(Values.size());
    });
  }
  double total() {
    std::lock_guard<std::mutex> Lock(mu_); // heddle: double-lock@high
    double Sum = 0;
    for (double V : Values)
      Sum += V;
    return Sum;
  }

private:
  std::mutex mu_;
  std::vector<double> Values;
  double Mean = 0;
};
void bad_fill(FnSamples &S) { S.add(1); }

//--- ok.cpp
#include "with_lock.h"
#include <vector>
class OkSamples {
public:
  void add(double Value) {
    withLock(mu_, [&] {
      Values.push_back(Value);
      Mean = totalLocked() / static_cast<double>(Values.size());
    });
  }
  double total() {
    return withLock(mu_, [&] { return totalLocked(); });
  }

private:
  double totalLocked() {
    double Sum = 0;
    for (double V : Values)
      Sum += V;
    return Sum;
  }
  std::mutex mu_;
  std::vector<double> Values;
  double Mean = 0;
};
// Another lock than that of the object which is used inside.
class OkTwoLocks {
public:
  void copy(OkSamples &From) {
    withLock(mu_, [&] { Total = From.total(); });
  }

private:
  std::mutex mu_;
  double Total = 0;
};
void fill(OkSamples &S, OkTwoLocks &T) {
  S.add(1);
  T.copy(S);
}
