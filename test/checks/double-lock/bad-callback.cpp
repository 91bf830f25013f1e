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
