// RUN: %check_heddle %s nonatomic-rmw
//
// The ways to write "read, change, write back" on plain data, by two threads
// without a lock. ok-update-shapes.cpp has the same ones under a lock.

#include <thread>
#include <utility>

struct Metrics {
  long Requests = 0, InFlight = 0, Bytes = 0, Checksum = 17, Slowest = 0;
  unsigned Flags = 0;
  bool Started = false;
};

static Metrics Shared;

static void badEvery(long Size, long Took) {
  Shared.Requests++;                                 // heddle: nonatomic-rmw@high
  --Shared.InFlight;                                 // heddle: nonatomic-rmw@high
  Shared.Bytes += Size;                              // heddle: nonatomic-rmw@high
  Shared.Flags |= 1u << (Size % 8);                  // heddle: nonatomic-rmw@high
  Shared.Checksum = Shared.Checksum * 31 + Size;     // heddle: nonatomic-rmw@high
  if (Shared.Slowest < Took)
    Shared.Slowest = Took;                           // heddle: nonatomic-rmw@high
}

static void badThroughLocal(long Step) {
  static long Sequence = 0;
  long Next = Sequence;
  Next += Step;
  Sequence = Next; // heddle: nonatomic-rmw@high
}

static void badFirstOneOnly() {
  if (!Shared.Started)
    Shared.Started = true; // heddle: nonatomic-rmw@high
}

static long *Active = nullptr;
static long *Standby = nullptr;

static void badSwap() {
  std::swap(Active, Standby); // heddle: nonatomic-rmw@high, nonatomic-rmw@high
}

static void badExchange(long *Fresh) {
  static long *Current = nullptr;
  long *Old = std::exchange(Current, Fresh); // heddle: nonatomic-rmw@high
  delete Old;
}

static void worker() {
  badEvery(12, 5);
  badThroughLocal(3);
  badFirstOneOnly();
  badSwap();
  badExchange(nullptr);
}

int main() {
  std::thread A(worker), B(worker);
  A.join();
  B.join();
}
