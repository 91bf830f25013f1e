// RUN: %check_heddle %s nonatomic-rmw
//
// The ways to write "read, change, write back" on plain data: under a lock, or
// on what is nobody else's.

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <thread>
#include <utility>

struct Metrics {
  long Requests = 0, InFlight = 0, Bytes = 0, Checksum = 17, Slowest = 0, Fastest = 1000;
  unsigned Flags = 0;
  bool Started = false;
};

static std::mutex Mu;
static Metrics Guarded;
static long *Left = nullptr;
static long *Right = nullptr;

static void okEvery(long Size, long Took) {
  std::lock_guard<std::mutex> Hold(Mu);
  Guarded.Requests++;
  --Guarded.InFlight;
  Guarded.Bytes += Size;
  Guarded.Flags |= 1u << (Size % 8);
  Guarded.Checksum = Guarded.Checksum * 31 + Size;
  if (Guarded.Slowest < Took)
    Guarded.Slowest = Took;
  Guarded.Fastest = std::min(Guarded.Fastest, Took);
}

static void okThroughLocal(long Step) {
  static long Sequence = 0;
  std::lock_guard<std::mutex> Hold(Mu);
  long Next = Sequence;
  Next += Step;
  Sequence = Next;
}

static void okFirstOneOnly() {
  std::lock_guard<std::mutex> Hold(Mu);
  if (!Guarded.Started)
    Guarded.Started = true;
}

static void okSwap() {
  std::lock_guard<std::mutex> Hold(Mu);
  std::swap(Left, Right);
}

static void okExchange(long *Fresh) {
  static long *Current = nullptr;
  std::lock_guard<std::mutex> Hold(Mu);
  delete std::exchange(Current, Fresh);
}

// A local is nobody else's, however it is changed.
static long okLocalSum(const long *Values, size_t Count) {
  long Sum = 0, Most = 0;
  for (size_t I = 0; I != Count; ++I) {
    Sum += Values[I];
    if (Most < Values[I])
      Most = Values[I];
  }
  return Sum - Most;
}

static void carefulWorker() {
  const long Sizes[] = {1, 2, 3};
  okEvery(okLocalSum(Sizes, 3), 5);
  okThroughLocal(3);
  okFirstOneOnly();
  okSwap();
  okExchange(nullptr);
}

int main() {
  std::thread A(carefulWorker), B(carefulWorker);
  A.join();
  B.join();
}
