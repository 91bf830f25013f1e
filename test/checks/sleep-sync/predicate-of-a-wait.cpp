// RUN: %check_heddle %s sleep-sync --confidence=low
//
// What is read in a loop that waits is the wait's predicate: the sleep before it is for
// something else.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

static std::mutex Mu;
static std::condition_variable Changed;
static bool Requested, badRequested;

static void request() {
  std::lock_guard<std::mutex> Lock(Mu);
  Requested = badRequested = true;
  Changed.notify_all();
}

void okIdleThenWait() {
  std::thread Other(request);
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  {
    std::unique_lock<std::mutex> Lock(Mu);
    while (!Requested)
      Changed.wait(Lock);
  }
  Other.join();
}

int badIdleThenRead() {
  std::thread Other(request);
  std::this_thread::sleep_for(std::chrono::milliseconds(10)); // heddle: sleep-sync@high
  int Seen = 0;
  {
    std::unique_lock<std::mutex> Lock(Mu);
    Seen = badRequested;
  }
  Other.join();
  return Seen;
}
