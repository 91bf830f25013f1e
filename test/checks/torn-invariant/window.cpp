// RUN: %check_heddle %s torn-invariant check-then-act
//
// The limits of a window that an administrator moves while requests are judged by them; and a
// sum with its number.

//--- window.h
#include <atomic>
#include <mutex>
#include <utility>
class Window {
public:
  void set(long L, long H) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Low = L;
    High = H;
  }
  void shift(long By) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Low = Low + By;
    High = High + By;
  }
  long low() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Low;
  }
  long high() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return High;
  }
  std::pair<long, long> both() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return {Low, High};
  }
  long okWidth() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return High - Low;
  }

private:
  mutable std::mutex Mutex;
  long Low = 0, High = 0;
};

class Latency {
public:
  void add(long Took) {
    Sum.fetch_add(Took);
    Number.fetch_add(1);
  }
  // One apart for a moment.
  double okMean() const { return double(Sum.load()) / Number.load(); }

private:
  std::atomic<long> Sum{0}, Number{0};
};

//--- judge.cpp
#include "window.h"
#include <thread>
static Window Allowed;
static Latency Times;
static long badSpread() {
  return Allowed.high() - Allowed.low(); // heddle: torn-invariant@medium
}
static bool okInside(long V) {
  auto [L, H] = Allowed.both();
  return V >= L && V <= H;
}
static void okOnlyOne() { Times.add(Allowed.low()); }
static void admin() {
  Allowed.set(1, 2);
  Allowed.shift(3);
}
static void request() {
  badSpread();
  okInside(3);
  okOnlyOne();
  Allowed.okWidth();
  Times.okMean();
}
int main() {
  std::thread A(admin), B(request), C(request);
  A.join();
  B.join();
  C.join();
}
