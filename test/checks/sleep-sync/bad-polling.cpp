// RUN: %check_heddle %s sleep-sync
//
// Looks, sleeps, and looks again: at an atomic, at what a lock guards, through
// a method, in every form of a loop.

#include <atomic>
#include <chrono>
#include <mutex>
#include <queue>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

static std::atomic<bool> Ready{false};
static std::atomic<int> Stage{0};

static void badAtomic() {
  while (!Ready)
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync@high
}

// CHECK:      bad-polling.cpp:20:5: warning: sleeps between looks at 'Ready' until 'producer' changes it [heddle-sleep-sync]
// CHECK:        1. calls 'badAtomic'
// CHECK-NEXT:   2. looks at 'Ready'
// CHECK-NEXT:   {{ +}}3. changes 'Ready'
// CHECK-NEXT:   4. goes on sleeping
// CHECK-NEXT:   the change is seen only when the sleep is over, and every look before it was in vain
// CHECK-NEXT:   help: wait on a condition variable with a predicate, or make 'Ready' a std::atomic and use its wait() and notify_all()

static void badDoWhile() {
  do {
    usleep(500); // heddle: sleep-sync@high
  } while (Stage < 2);
}

static std::mutex Mu;
static bool Loaded = false;

static bool isLoaded() {
  std::lock_guard<std::mutex> Hold(Mu);
  return Loaded;
}

static void badThroughAccessor() {
  while (!isLoaded())
    std::this_thread::sleep_for(5ms); // heddle: sleep-sync@high
}

static void badUnderLock() {
  std::unique_lock<std::mutex> Hold(Mu);
  while (!Loaded) {
    Hold.unlock();
    std::this_thread::sleep_for(5ms); // heddle: sleep-sync@high
    Hold.lock();
  }
}

static void producer() {
  Stage = 1;
  {
    std::lock_guard<std::mutex> Hold(Mu);
    Loaded = true;
  }
  Stage = 3;
  Ready = true;
}

int main() {
  std::thread T(producer);
  badAtomic();
  badDoWhile();
  badThroughAccessor();
  badUnderLock();
  T.join();
}
