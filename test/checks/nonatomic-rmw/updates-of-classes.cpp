// RUN: %check_heddle %s nonatomic-rmw
//
// Operators of library classes update as those of numbers do; a pointer that is made
// when it is first asked for; a limit that is looked at before it is counted.

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

static std::chrono::nanoseconds Spent{0}, Guarded{0};
static std::string Log, Quiet;
static std::vector<int> Front, Back;
static std::unique_ptr<int> Lazy, Once;
static std::atomic<int> Users{0}, Counted{0};
static std::mutex Mu;

static void bad() {
  Spent += std::chrono::nanoseconds(5); // heddle: nonatomic-rmw
  Log += "x";                           // heddle: nonatomic-rmw
  std::swap(Front, Back);               // heddle: nonatomic-rmw
  if (!Lazy)
    Lazy = std::make_unique<int>(5); // heddle: nonatomic-rmw
  if (Users < 5)
    Users++; // heddle: nonatomic-rmw
}

static void ok() {
  std::string Own;
  Own += "x";
  ++Counted;
  if (Counted.fetch_add(1) < 5)
    Own += "y";
  std::lock_guard Lock(Mu);
  Guarded += std::chrono::nanoseconds(5);
  Quiet += "x";
  if (!Once)
    Once = std::make_unique<int>(5);
}

// What a static local is made of is made once.
struct Registry {
  Registry() { ++Made; }
  static inline int Made = 0;
};

static Registry &registry() {
  static Registry R;
  return R;
}

static void run() {
  bad();
  ok();
  registry();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
