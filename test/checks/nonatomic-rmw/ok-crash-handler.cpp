// RUN: %check_heddle %s nonatomic-rmw
//
// A handler of fatal signals writes a report with whatever is there: nothing of the
// program comes after it. One that is to come between two steps of the program
// changes a volatile, and the program's change of it can be lost.

#include <csignal>
#include <cstdlib>

static int Failures = 0;
static volatile std::sig_atomic_t Interrupts = 0;

static void report() { Failures += 1; }

static void okCrashed(int) {
  report();
  std::abort();
}

static void note() { Interrupts = 100; }

static void interrupted(int) { note(); }

static void badTakeInterrupts() {
  Interrupts = Interrupts - 1; // heddle: nonatomic-rmw
}

int main() {
  std::signal(SIGSEGV, okCrashed);
  std::signal(SIGINT, interrupted);
  for (int I = 0; I != 1000; ++I) {
    report();
    badTakeInterrupts();
  }
  return Failures;
}
