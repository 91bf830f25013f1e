// RUN: %check_heddle %s nonatomic-rmw
//
// What a signal handler raises may be looked at and lowered in two steps: two
// signals become one, as signals do. What it counts is lost where it interrupts, not
// in itself: the interrupted stands still. Two increments of a volatile are one
// instruction each on most machines, and some change is seen whatever is lost.

#include <csignal>

static volatile std::sig_atomic_t Interrupted, Caught, Total, Generation;

static void handler(int) {
  Interrupted = 1;
  Caught = Caught + 1;
  Total = 3;
  Generation += 1;
}

static void okInvalidate() {
  Generation += 1;
}

static bool okTestAndLower() {
  if (Interrupted) {
    Interrupted = 0;
    return true;
  }
  return false;
}

static void badHalves() {
  Caught = Caught / 2; // heddle: nonatomic-rmw@high
}

static void badAdds(int N) {
  Total = Total + N; // heddle: nonatomic-rmw@high
}

int main() {
  std::signal(SIGINT, handler);
  for (int I = 0; I != 100; ++I) {
    if (okTestAndLower())
      return 1;
    badHalves();
    badAdds(I);
    okInvalidate();
  }
}
