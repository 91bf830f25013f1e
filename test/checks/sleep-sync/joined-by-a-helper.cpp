// RUN: %check_heddle %s sleep-sync
//
// The thread has been joined before the sleep, by a function that was given it.
// One that was not joined is waited for in vain.

#include <atomic>
#include <thread>
#include <unistd.h>

static std::atomic<int> Value{0}, Late{0};

static void finish(std::thread &T) { T.join(); }

static int okJoinedBefore() {
  std::thread T([] { Value = 2; });
  finish(T);
  usleep(1000);
  return Value;
}

static int badNotYet() {
  std::thread T([] { Late = 2; });
  usleep(1000); // heddle: sleep-sync@high
  int Seen = Late;
  finish(T);
  return Seen;
}

int main() { return okJoinedBefore() + badNotYet(); }
