// RUN: %check_heddle %s nonatomic-rmw
//
// Ways in which a thread object is made, moved and waited for. What is outside of
// a function that joins has its counterpart that does not.

#include <algorithm>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

static long A, B, C, D, E, F, G, H, I, J, K, L;

static void okWritten() {
  auto T = std::thread([] { ++A; });
  T.join();
  ++A;
  {
    auto Scoped = std::jthread([] { ++A; });
  }
  ++A;
}

static void okMoved() {
  std::thread First([] { ++B; });
  std::thread Then = std::move(First);
  Then.join();
  ++B;
}

static void okOwned() {
  auto T = std::make_unique<std::thread>([] { ++C; });
  T->join();
  ++C;
  std::optional<std::thread> Maybe;
  Maybe.emplace([] { ++C; });
  Maybe->join();
  ++C;
}

static void okTask() {
  {
    auto Task = std::async(std::launch::async, [] { ++D; });
  }
  ++D;
  std::future<void> Other = std::async(std::launch::async, [] { ++D; });
  Other.wait();
  ++D;
}

static void okEmptied() {
  std::vector<std::jthread> Pool;
  Pool.push_back(std::jthread([] { ++E; }));
  Pool.clear();
  ++E;
}

static void okEach() {
  std::vector<std::thread> Pool;
  Pool.push_back(std::thread([] { ++F; }));
  std::for_each(Pool.begin(), Pool.end(), [](std::thread &T) { T.join(); });
  ++F;
  std::vector<std::thread> More;
  More.push_back(std::thread([] { ++F; }));
  std::ranges::for_each(More, &std::thread::join);
  ++F;
}

// One thread each, though they lie in one container.
static void okOnce() {
  std::vector<std::thread> Pool;
  Pool.emplace_back([] { ++G; });
  Pool.emplace_back([] { ++H; });
  for (std::thread &T : Pool)
    T.join();
}

static void badLoop() {
  std::vector<std::thread> Pool;
  for (int N = 0; N != 2; ++N)
    Pool.emplace_back([] { ++I; }); // heddle: nonatomic-rmw@high
  for (std::thread &T : Pool)
    T.join();
}

static void badMovedAway() {
  std::thread Mine([] { ++J; }); // heddle: nonatomic-rmw@high
  std::thread Kept = std::move(Mine);
  if (Mine.joinable())
    Mine.join();
  ++J; // heddle: nonatomic-rmw@high
  Kept.join();
}

static void badFulfilled() {
  std::promise<void> Promise;
  {
    auto Future = Promise.get_future();
  }
  std::thread T([&Promise] {
    Promise.set_value();
    ++K; // heddle: nonatomic-rmw@high
  });
  ++K; // heddle: nonatomic-rmw@high
  T.join();
}

static void badEmptiedLater() {
  std::vector<std::jthread> Pool;
  Pool.push_back(std::jthread([] { ++L; })); // heddle: nonatomic-rmw@high
  ++L; // heddle: nonatomic-rmw@high
  Pool.clear();
}

int main() {
  okWritten();
  okMoved();
  okOwned();
  okTask();
  okEmptied();
  okEach();
  okOnce();
  badLoop();
  badMovedAway();
  badFulfilled();
  badEmptiedLater();
}
