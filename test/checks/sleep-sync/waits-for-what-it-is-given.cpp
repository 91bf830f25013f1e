// RUN: %check_heddle %s sleep-sync
// A helper that sleeps until an atomic which it is given has changed waits properly.
#include <atomic>
#include <chrono>
#include <thread>

template <class Predicate> static void okWaitWhile(Predicate Waiting) {
  while (Waiting())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

static void okWaitWhileEqual(const std::atomic<int> &Place, int Value) {
  okWaitWhile([&] { return Place.load() == Value; });
}

static void nap(const std::atomic<int> &) {
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

static std::atomic<int> Stage{0}, Result{0};

int main() {
  std::thread Worker([] {
    Stage = 1;
    Result = 42;
  });
  okWaitWhileEqual(Stage, 0);
  bool Done = Result.load() == 42;
  nap(Stage); // heddle: sleep-sync
  bool bad_later = Result.load() == 42;
  Worker.join();
  return Done && bad_later;
}
