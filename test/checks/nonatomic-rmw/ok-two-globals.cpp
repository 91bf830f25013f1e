// RUN: %check_heddle %s nonatomic-rmw
//
// Two objects of one class, each the business of one thread alone: two globals
// with names of their own, two locals, two elements with different indices.

#include <thread>
#include <vector>

struct Tally {
  long Hits = 0, Misses = 0;
  void hit() { ++Hits; }
};

static Tally Reads, Writes;

static void okReader() {
  for (int I = 0; I != 100; ++I) {
    Reads.Hits++;
    Reads.hit();
  }
}
static void okWriter() {
  for (int I = 0; I != 100; ++I) {
    Writes.Hits++;
    Writes.hit();
  }
}

static Tally PerThread[2];

static long okLocals() {
  Tally Left, Right;
  std::thread A([&Left] { Left.hit(); });
  std::thread B([&Right] { Right.hit(); });
  A.join();
  B.join();
  return Left.Hits + Right.Hits;
}

static void okElements() {
  std::thread A([] { PerThread[0].Hits++; });
  std::thread B([] { PerThread[1].Hits++; });
  A.join();
  B.join();
}

int main() {
  std::thread R(okReader), W(okWriter);
  R.join();
  W.join();
  okElements();
  return okLocals() == 2 ? 0 : 1;
}
