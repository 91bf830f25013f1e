// RUN: %check_heddle %s thread-unsafe-call
//
// The lock is held for the call, and not until its result has been used.
#include <cstdio>
#include <ctime>
#include <mutex>
#include <thread>

static std::mutex Clock;

static void fnReport(std::time_t t) {
  std::tm *parts;
  {
    std::lock_guard g(Clock);
    parts = std::localtime(&t);
  }
  std::printf("%d\n", parts->tm_hour);
}

void two() {
  std::thread a(fnReport, 1), b(fnReport, 2);
  a.join();
  b.join();
}
