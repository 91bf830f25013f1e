// RUN: %check_heddle %s nonatomic-rmw
//
// A reference to a thread_local object names the object of the thread that asks;
// a pointer in it may name what all share.

#include <thread>

struct State {
  int Depth = 0;
  long *Total = nullptr;
};

static thread_local State Mine;
static long BadTotal = 0;

static State &state() { return Mine; }

static void okDeeper() {
  State &S = state();
  ++S.Depth;
  S.Depth += 2;
}

static void badCount() {
  ++BadTotal; // heddle: nonatomic-rmw@high
}

static void work() {
  okDeeper();
  badCount();
}

int main() {
  std::thread A(work), B(work);
  A.join();
  B.join();
  return BadTotal == 2;
}
