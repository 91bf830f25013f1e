// RUN: %check_heddle %s sleep-sync
// A task that was deferred runs on another thread once it is given to its group.
#include <atomic>
#include <chrono>
#include <thread>

namespace tbb {
struct task_handle {};
struct task_group {
  template <class F> task_handle defer(F &&Body);
  void run(task_handle &&H);
  void wait();
};
} // namespace tbb

std::atomic<bool> Ran{false};

struct Mark {
  void operator()() const { Ran = true; }
};

static bool okWaits() {
  tbb::task_group Group;
  tbb::task_handle H = Group.defer(Mark());
  Group.run(static_cast<tbb::task_handle &&>(H));
  Group.wait();
  return Ran.load();
}

static bool bad_sleeps() {
  tbb::task_group Group;
  tbb::task_handle H = Group.defer(Mark());
  Group.run(static_cast<tbb::task_handle &&>(H));
  std::this_thread::sleep_for(std::chrono::milliseconds(100)); // heddle: sleep-sync
  bool Seen = Ran.load();
  Group.wait();
  return Seen;
}

int main() { return okWaits() && bad_sleeps(); }
