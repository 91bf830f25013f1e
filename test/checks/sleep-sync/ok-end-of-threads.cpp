// RUN: %check_heddle %s sleep-sync
//
// Sleeps before an end that are waited for otherwise, that say how long a program runs, or
// that have nothing to do with the thread that was let go.

#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>
using namespace std::chrono_literals;

static std::atomic<bool> Enough{false};
static std::atomic<long> Rounds{0};
static void work() {
  while (!Enough)
    Rounds++;
}

// The length of the run.
static void okDuration() {
  std::thread A(work), B(work);
  std::this_thread::sleep_for(1s);
  Enough = true;
  A.join();
  B.join();
}

// A request to one that nobody needs to wait for.
static std::atomic<bool> Reload{false};
static void watch() {
  for (;;)
    if (Reload.exchange(false))
      std::puts("read anew");
}
static void okRequest() {
  std::thread(watch).detach();
  Reload = true;
  std::this_thread::sleep_for(100ms);
}

// Pacing between starts.
static std::mutex Mu;
static std::vector<int> Items;
static void add(int N) {
  std::lock_guard G(Mu);
  Items.push_back(N);
}
static void okPace(int N) {
  std::thread(add, N).detach();
  std::this_thread::sleep_for(10ms);
}

struct Guard {
  explicit Guard(std::mutex &M) : Of(M) { Of.lock(); }
  ~Guard() { Of.unlock(); }
  std::mutex &Of;
};
static std::atomic<bool> Quiet{false};
static void talk() {
  while (!Quiet) {
    Guard G(Mu);
    Items.push_back(1);
  }
}
// The guard that ends is this thread's own.
static void okOwnGuard() {
  std::thread(talk).detach();
  Quiet = true;
  {
    Guard G(Mu);
    std::this_thread::sleep_for(1ms);
  }
}

int main() {
  okDuration();
  okRequest();
  for (int I = 0; I < 4; ++I)
    okPace(I);
  okOwnGuard();
  std::lock_guard G(Mu);
  return Items.empty();
}
