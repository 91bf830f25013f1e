// RUN: %check_heddle %s sleep-sync
//
// Starts a thread and sleeps, so that it is "surely" done by then.

#include <chrono>
#include <thread>

static int Port = 0;

static void listenBad() { Port = 8080; }

int main() {
  std::thread Server(listenBad);
  std::this_thread::sleep_for(std::chrono::milliseconds(100)); // heddle: sleep-sync@high
  int Connected = Port;
  Server.join();
  return Connected == 8080 ? 0 : 1;
}

// CHECK:      bad-let-the-other-go-first.cpp:14:3: warning: sleeps in the hope that 'listenBad' has changed 'Port' by then [heddle-sleep-sync]
// CHECK:        thread 1: main{{.*}}thread 2: listenBad, started at
// CHECK:        1. sleeps
// CHECK-NEXT:   2. reads 'Port'
// CHECK-NEXT:   {{ +}}3. changes 'Port'
// CHECK-NEXT:   thread 1 has read 'Port' too early: no sleep is long enough to rule it out
// CHECK-NEXT:   help: wait for what is meant: join the thread, or get() a future, or wait on a latch or a condition variable with a predicate
