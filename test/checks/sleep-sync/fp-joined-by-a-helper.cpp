// RUN: %check_heddle %s sleep-sync
//
// Known false finding: a join of a parameter is not known to the caller.
//
// The thread has been joined before the sleep, by a function that was given it.

#include <atomic>
#include <thread>
#include <unistd.h>

static std::atomic<int> Value{0};

static void finish(std::thread &T) { T.join(); }

static int okJoinedBefore() {
  std::thread T([] { Value = 2; });
  finish(T);
  usleep(1000); // heddle: sleep-sync@high
  return Value;
}

int main() { return okJoinedBefore(); }
