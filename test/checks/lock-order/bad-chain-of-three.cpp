// RUN: %check_heddle %s lock-order
//
// No two functions disagree; the three together do.

//--- parts.h
#pragma once
#include <mutex>
struct Scheduler {
  std::mutex mu;
  int queued = 0;
};
struct Cache {
  std::mutex mu;
  int entries = 0;
};
struct Metrics {
  std::mutex mu;
  int events = 0;
};
extern Scheduler TheScheduler;
extern Cache TheCache;
extern Metrics TheMetrics;
void schedule();
void evict();
void flush();

//--- scheduler.cpp
#include "parts.h"
Scheduler TheScheduler;
static void dropOldest() {
  std::lock_guard<std::mutex> Lock(TheCache.mu); // heddle: lock-order@high
  --TheCache.entries;
}
void schedule() {
  std::lock_guard<std::mutex> Lock(TheScheduler.mu);
  if (++TheScheduler.queued > 100)
    dropOldest();
}

//--- cache.cpp
#include "parts.h"
Cache TheCache;
void evict() {
  std::lock_guard<std::mutex> Lock(TheCache.mu);
  --TheCache.entries;
  std::lock_guard<std::mutex> Count(TheMetrics.mu);
  ++TheMetrics.events;
}

//--- metrics.cpp
#include "parts.h"
Metrics TheMetrics;
void flush() {
  std::unique_lock<std::mutex> Lock(TheMetrics.mu);
  TheMetrics.events = 0;
  std::unique_lock<std::mutex> Queue(TheScheduler.mu);
  ++TheScheduler.queued;
}

//--- main.cpp
#include "parts.h"
#include <thread>
int main() {
  std::thread A(schedule), B(evict), C(flush);
  A.join();
  B.join();
  C.join();
}
