// RUN: %check_heddle %s double-lock
//
// A queue runs what it was given under its own lock; what it was given puts
// something into the queue.

//--- job_queue.h
#pragma once
#include <deque>
#include <functional>
#include <mutex>
class JobQueue {
public:
  void push(std::function<void()> Job);
  void runAll();

private:
  std::mutex mu_;
  std::deque<std::function<void()>> Jobs;
};

//--- job_queue.cpp
#include "job_queue.h"
void JobQueue::push(std::function<void()> Job) {
  std::lock_guard<std::mutex> Lock(mu_); // heddle: double-lock@high
  Jobs.push_back(std::move(Job));
}
void JobQueue::runAll() {
  std::lock_guard<std::mutex> Lock(mu_);
  for (auto &Job : Jobs)
    Job();
  Jobs.clear();
}

//--- main.cpp
#include "job_queue.h"
#include <cstdio>
#include <thread>
static void retryLater(JobQueue &Q) {
  Q.push([] { std::puts("again"); });
}
int main() {
  JobQueue Q;
  Q.push([&Q] { retryLater(Q); });
  std::thread Runner([&Q] { Q.runAll(); });
  Runner.join();
}

// CHECK:      job_queue.cpp:24:31: warning: '{{(JobQueue::)?}}mu_' is taken again by the thread that holds it already, and which so waits for itself [heddle-double-lock]
// CHECK:        thread: main::lambda#2, started at main.cpp:44
// CHECK-NEXT:   1. calls 'JobQueue::runAll' (main.cpp:44)
// CHECK-NEXT:   2. takes '{{(JobQueue::)?}}mu_'
// CHECK-NEXT:   3. calls 'main::lambda#1' (job_queue.cpp:30)
// CHECK-NEXT:   4. calls 'retryLater' (main.cpp:43)
// CHECK-NEXT:   5. calls 'JobQueue::push' (main.cpp:39)
// CHECK-NEXT:   6. waits for '{{(JobQueue::)?}}mu_', holding '{{(JobQueue::)?}}mu_'
// CHECK-NEXT:   the thread never goes on, and '{{(JobQueue::)?}}mu_' is never given back
// CHECK-NEXT:   help: take the lock in one place only: split 'JobQueue::push' into a part that takes it and a part that expects it to be held
