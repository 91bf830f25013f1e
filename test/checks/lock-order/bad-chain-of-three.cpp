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
  std::lock_guard<std::mutex> Lock(TheCache.mu);
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
  std::lock_guard<std::mutex> Count(TheMetrics.mu); // heddle: lock-order@high
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

// CHECK:      cache.cpp:46:31: warning: 'Metrics::mu' is taken with 'Cache::mu' held, and elsewhere a chain of locks leads back from it: the threads can wait for each other for ever [heddle-lock-order]
// CHECK:        thread 1: evict, started at main.cpp:64
// CHECK-NEXT:   thread 2: flush, started at main.cpp:64
// CHECK-NEXT:   thread 3: schedule, started at main.cpp:64
// CHECK-NEXT:   1. thread 1: takes 'Cache::mu'
// CHECK-NEXT:   2. thread 2: takes 'Metrics::mu'
// CHECK-NEXT:   3. thread 3: takes 'Scheduler::mu'
// CHECK-NEXT:   4. thread 3: calls 'dropOldest' (scheduler.cpp:37)
// CHECK-NEXT:   5. thread 1: waits for 'Metrics::mu', which thread 2 holds
// CHECK-NEXT:   6. thread 2: waits for 'Scheduler::mu', which thread 3 holds
// CHECK-NEXT:   7. thread 3: waits for 'Cache::mu', which thread 1 holds
// CHECK-NEXT:   each thread waits for the next one, for ever
