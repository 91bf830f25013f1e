// RUN: %check_heddle %s nonatomic-rmw
//
// The threads are in order: before the spawn, after the join, one after the
// other.

#include <mutex>
#include <thread>
#include <vector>

static long okBeforeAndAfter() {
  long Sum = 1;
  Sum += 2;
  std::thread T([&Sum] { Sum *= 3; });
  T.join();
  Sum -= 1;
  return Sum;
}

static long okOneAfterTheOther() {
  long Sum = 0;
  std::thread First([&] { Sum += 1; });
  First.join();
  std::thread Second([&] { Sum += 2; });
  Second.join();
  return ++Sum;
}

static long okJoinsAll() {
  std::mutex Mu;
  long Total = 0;
  std::vector<std::thread> Pool;
  for (int I = 0; I != 4; ++I)
    Pool.emplace_back([&] {
      std::lock_guard<std::mutex> Hold(Mu);
      Total += 2;
    });
  for (std::thread &T : Pool)
    T.join();
  Total *= 2;
  return Total;
}

static long okJthread() {
  long Seen = 0;
  {
    std::jthread T([&Seen] { ++Seen; });
  }
  ++Seen;
  return Seen;
}

int main() {
  return okBeforeAndAfter() + okOneAfterTheOther() + okJoinsAll() + okJthread() > 3;
}
