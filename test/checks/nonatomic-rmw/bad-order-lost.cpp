// RUN: %check_heddle %s nonatomic-rmw
//
// Almost in order: the parent goes on before the join, the future is got later,
// a pool of threads has one sum.

#include <future>
#include <thread>
#include <vector>

static long badWhileItRuns() {
  long Sum = 0;
  std::thread T([&Sum] {
    Sum += 3; // heddle: nonatomic-rmw@high
  });
  Sum += 1; // heddle: nonatomic-rmw@high
  T.join();
  Sum += 1;
  return Sum;
}

static long badBeforeGet() {
  long Seen = 0;
  auto Done = std::async(std::launch::async, [&Seen] {
    Seen += 5; // heddle: nonatomic-rmw@high
  });
  Seen += 1; // heddle: nonatomic-rmw@high
  Done.get();
  return Seen;
}

static long badPool() {
  long Total = 0;
  std::vector<std::thread> Pool;
  for (int I = 0; I != 4; ++I)
    Pool.emplace_back([&Total] {
      Total += 2; // heddle: nonatomic-rmw@high
    });
  for (std::thread &T : Pool)
    T.join();
  return Total;
}

static void okNothingShared(std::vector<std::thread> &Pool) {
  Pool.emplace_back([] {
    long Mine = 0;
    for (int I = 0; I != 3; ++I)
      Mine += I;
    return Mine;
  });
}

int main() {
  std::vector<std::thread> Pool;
  okNothingShared(Pool);
  for (std::thread &T : Pool)
    T.join();
  return badWhileItRuns() + badBeforeGet() + badPool() > 3;
}
