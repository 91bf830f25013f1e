// RUN: %check_heddle %s lock-order
//
// Two elements are chosen in one function and locked in another: they are passed to it, to a
// thread, or to an object that keeps references to both.

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

static void joinAll(std::vector<std::thread> &Threads) {
  for (std::thread &T : Threads)
    T.join();
}

namespace arguments_of_a_thread {
static void bad(int, std::mutex &Left, std::mutex &Right) {
  std::lock_guard<std::mutex> A(Left);
  // CHECK: [[@LINE+1]]:31: warning: {{.*}} of the element '(I + 1) % 5' is taken with that of 'I' held
  std::lock_guard<std::mutex> B(Right); // heddle: lock-order@medium
}
static void run() {
  const int N = 5;
  std::vector<std::mutex> Forks(N);
  std::vector<std::thread> Threads;
  for (int I = 0; I != N; ++I)
    Threads.emplace_back(bad, I, std::ref(Forks[I]), std::ref(Forks[(I + 1) % N]));
  joinAll(Threads);
}
} // namespace arguments_of_a_thread

namespace arguments_of_a_call {
struct Fork {
  std::mutex Mu;
};
static void badDine(Fork &Left, Fork &Right) {
  std::lock_guard<std::mutex> A(Left.Mu);
  std::lock_guard<std::mutex> B(Right.Mu); // heddle: lock-order
}
static void run() {
  static Fork Forks[5];
  std::vector<std::thread> Threads;
  for (int I = 0; I != 5; ++I)
    Threads.emplace_back([I] { badDine(Forks[I], Forks[(I + 1) % 5]); });
  joinAll(Threads);
}
} // namespace arguments_of_a_call

namespace kept_by_an_object {
struct Fork {
  std::mutex Mu;
};
class Philosopher {
public:
  Philosopher(Fork &L, Fork &R) : Left(L), Right(R) {}
  void badDine() {
    std::lock_guard<std::mutex> A(Left.Mu);
    std::lock_guard<std::mutex> B(Right.Mu); // heddle: lock-order@medium
    ++Meals;
  }

private:
  Fork &Left, &Right;
  int Meals = 0;
};
static void run() {
  std::vector<std::unique_ptr<Fork>> Forks;
  for (int I = 0; I != 5; ++I)
    Forks.push_back(std::make_unique<Fork>());
  std::vector<Philosopher> All;
  for (int I = 0; I != 5; ++I)
    All.emplace_back(*Forks[I], *Forks[(I + 1) % 5]);
  std::vector<std::thread> Threads;
  for (Philosopher &P : All)
    Threads.emplace_back([&P] { P.badDine(); });
  joinAll(Threads);
}
} // namespace kept_by_an_object

namespace last_is_different {
static std::mutex Forks[5];
static void okDine(std::mutex &First, std::mutex &Second) {
  std::lock_guard<std::mutex> A(First);
  std::lock_guard<std::mutex> B(Second);
}
static void run() {
  std::vector<std::thread> Threads;
  for (int I = 0; I != 4; ++I)
    Threads.emplace_back([I] { okDine(Forks[I], Forks[I + 1]); });
  Threads.emplace_back([] { okDine(Forks[0], Forks[4]); });
  joinAll(Threads);
}
} // namespace last_is_different

namespace every_other_one {
static std::mutex Forks[6];
static void okDine(std::mutex &First, std::mutex &Second) {
  std::lock_guard<std::mutex> A(First);
  std::lock_guard<std::mutex> B(Second);
}
static void okSeat(int I) {
  if (I % 2 == 0)
    okDine(Forks[I], Forks[(I + 1) % 6]);
  else
    okDine(Forks[(I + 1) % 6], Forks[I]);
}
static void run() {
  std::vector<std::thread> Threads;
  for (int I = 0; I != 6; ++I)
    Threads.emplace_back(okSeat, I);
  joinAll(Threads);
}
} // namespace every_other_one

namespace ordered_by_who_passes {
static std::mutex Slots[16];
static void okBoth(std::mutex &Lesser, std::mutex &Greater) {
  std::lock_guard<std::mutex> A(Lesser);
  std::lock_guard<std::mutex> B(Greater);
}
static void okMove(unsigned From, unsigned To) {
  if (From < To)
    okBoth(Slots[From], Slots[To]);
  else
    okBoth(Slots[To], Slots[From]);
}
static void run() {
  std::vector<std::thread> Threads;
  Threads.emplace_back(okMove, 1, 2);
  Threads.emplace_back(okMove, 2, 1);
  joinAll(Threads);
}
} // namespace ordered_by_who_passes

namespace locks_both_at_once {
static std::mutex Forks[5];
static void okDine(std::mutex &Left, std::mutex &Right) { std::scoped_lock Both(Left, Right); }
static void run() {
  std::vector<std::thread> Threads;
  for (int I = 0; I != 5; ++I)
    Threads.emplace_back([I] { okDine(Forks[I], Forks[(I + 1) % 5]); });
  joinAll(Threads);
}
} // namespace locks_both_at_once

int main() {
  arguments_of_a_thread::run();
  arguments_of_a_call::run();
  kept_by_an_object::run();
  last_is_different::run();
  every_other_one::run();
  ordered_by_who_passes::run();
  locks_both_at_once::run();
}
