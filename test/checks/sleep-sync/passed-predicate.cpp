// RUN: %check_heddle %s sleep-sync
//
// A helper that polls what it is given: a std::function, a function, a template's
// callable. One whose predicate asks the outside again and again backs off.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <sys/stat.h>
#include <thread>

using namespace std::chrono_literals;

static bool badWait(const std::function<bool()> &Holds) {
  for (;;) {
    if (Holds())
      return true;
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync
  }
}

static void badWaitFor(bool (*Holds)()) {
  while (!Holds())
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync
}

static void okRetry(const std::function<bool()> &Try) {
  while (!Try())
    std::this_thread::sleep_for(1ms);
}

static std::atomic<int> Seen{0};
static bool seen() { return Seen == 1; }

class Loader {
public:
  void load() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Loaded = true;
    Changed.notify_all();
  }
  bool loaded() {
    std::lock_guard<std::mutex> Lock(Mutex);
    return Loaded;
  }
  void okWait() {
    std::unique_lock<std::mutex> Lock(Mutex);
    Changed.wait(Lock, [this] { return Loaded; });
  }

private:
  std::mutex Mutex;
  std::condition_variable Changed;
  bool Loaded = false;
};

int main() {
  Loader L;
  std::thread T([&L] {
    ++Seen;
    L.load();
  });
  badWait([&L] { return L.loaded(); });
  badWaitFor(seen);
  okRetry([] {
    struct stat File;
    return stat("/tmp/go", &File) == 0;
  });
  L.okWait();
  T.join();
}
