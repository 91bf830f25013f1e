// RUN: %check_heddle %s check-then-act
//
// Workers of a pool take jobs from a queue that locks inside. Each call is atomic; that
// the queue was not empty says nothing when another worker has taken the job.

//--- queue.h
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

class JobQueue {
public:
  void push(int Job);
  bool empty() const;
  int size() const;
  int pop();
  bool tryPop(int &Job);
  std::optional<int> take();
  int popUnlocked();
  std::mutex &mutex() { return Mutex; }

private:
  mutable std::mutex Mutex;
  std::deque<int> Jobs;
  int Count = 0;
};

//--- queue.cpp
#include "queue.h"
void JobQueue::push(int Job) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Jobs.push_back(Job);
  ++Count;
}
bool JobQueue::empty() const {
  std::lock_guard<std::mutex> Guard(Mutex);
  return Jobs.empty();
}
int JobQueue::size() const {
  std::lock_guard<std::mutex> Guard(Mutex);
  return Count;
}
int JobQueue::pop() {
  std::lock_guard<std::mutex> Guard(Mutex);
  return popUnlocked();
}
int JobQueue::popUnlocked() {
  int Job = Jobs.front();
  Jobs.pop_front();
  --Count;
  return Job;
}
bool JobQueue::tryPop(int &Job) {
  std::lock_guard<std::mutex> Guard(Mutex);
  if (Jobs.empty())
    return false;
  Job = popUnlocked();
  return true;
}
std::optional<int> JobQueue::take() {
  std::lock_guard<std::mutex> Guard(Mutex);
  if (Count == 0)
    return std::nullopt;
  return popUnlocked();
}

//--- main.cpp
#include "queue.h"
#include <thread>
#include <vector>

void work(int Job);

static JobQueue Jobs, Polite, Single, Guarded, Early;

static void badDrain() {
  while (!Jobs.empty())
    work(Jobs.pop()); // heddle: check-then-act@medium
  // CHECK: [[@LINE-1]]:{{.*}}'JobQueue::pop' relies on what 'JobQueue::empty' found, and another thread can change 'Jobs' between the two [heddle-check-then-act]
  // CHECK: thread 1: worker, started at main.cpp:{{[0-9]+}} {{ *}}thread 2: the same
  // CHECK: 1. calls 'badDrain'
  // CHECK-NEXT: 2. calls 'JobQueue::empty', which looks at
  // CHECK: 3. calls 'badDrain'
  // CHECK-NEXT: 4. calls 'JobQueue::pop'
  // CHECK-NEXT: 5. calls 'JobQueue::popUnlocked'
  // CHECK-NEXT: 6. changes 'Jobs', holding 'Mutex'
  // CHECK-NEXT: 7. calls 'JobQueue::pop', which uses 'Jobs' all
  // CHECK: what step 2 found is no longer so in step 7
  // CHECK: help: do both in one method that holds 'Mutex' over the two, and let it say whether it could
}

static void badEarlyReturn() {
  if (Early.size() == 0)
    return;
  int Job = Early.pop(); // heddle: check-then-act@medium
  work(Job);
}

static void okCombined() {
  int Job;
  while (Polite.tryPop(Job))
    work(Job);
}

static void okHandlesFailure() {
  if (!Polite.empty())
    if (std::optional<int> Job = Polite.take())
      work(*Job);
}

static void okOnlyConsumer() {
  while (!Single.empty())
    work(Single.pop());
}

static void okProducer() {
  Single.push(1);
  Polite.push(2);
  Jobs.push(3);
}

static std::mutex Consumers;

static void okUnderOuterLock() {
  std::lock_guard<std::mutex> Guard(Consumers);
  if (!Guarded.empty())
    work(Guarded.pop());
}

static void okPrivateQueue() {
  JobQueue Mine;
  Mine.push(1);
  if (!Mine.empty())
    work(Mine.pop());
}

static void worker() {
  badDrain();
  badEarlyReturn();
  okCombined();
  okHandlesFailure();
  okUnderOuterLock();
  okPrivateQueue();
  Guarded.push(2);
  Early.push(1);
}

int main() {
  std::vector<std::thread> Workers;
  for (int I = 0; I < 4; ++I)
    Workers.emplace_back(worker);
  std::thread Consumer(okOnlyConsumer), Producer(okProducer);
  for (std::thread &W : Workers)
    W.join();
  Consumer.join();
  Producer.join();
}
