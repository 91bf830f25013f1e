// RUN: %check_heddle %s sleep-sync
//
// The same hand-overs with what is made for them: condition variable with a
// predicate, future, latch, semaphore, atomic wait, join.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <thread>

using namespace std::chrono_literals;

static std::mutex Mu;
static std::condition_variable Changed;
static bool Loaded = false;
static std::atomic<bool> Ready{false};
static std::latch AllUp(1);
static std::counting_semaphore<8> Items(0);
static int Result = 0;

static void producer() {
  {
    std::lock_guard<std::mutex> Hold(Mu);
    Loaded = true;
    Result = 42;
  }
  Changed.notify_all();
  Ready = true;
  Ready.notify_all();
  Items.release();
  AllUp.count_down();
}

static int okConditionVariable() {
  std::unique_lock<std::mutex> Hold(Mu);
  Changed.wait(Hold, [] { return Loaded; });
  return Result;
}

static bool okTimedCondition() {
  std::unique_lock<std::mutex> Hold(Mu);
  return Changed.wait_for(Hold, 2s, [] { return Loaded; });
}

static void okAtomicWait() { Ready.wait(false); }
static void okLatch() { AllUp.wait(); }
static void okSemaphore() { Items.acquire(); }

static int okFuture() {
  std::promise<int> P;
  std::future<int> F = P.get_future();
  std::thread T([&P] { P.set_value(7); });
  int Value = F.get();
  T.join();
  return Value;
}

static int okJoinThenSleep() {
  int Seen = 0;
  std::thread T([&Seen] { Seen = 1; });
  T.join();
  std::this_thread::sleep_for(1ms);
  return Seen;
}

// The join comes between the sleep and the look.
static int okSleepThenJoin() {
  int Seen = 0;
  std::thread T([&Seen] { Seen = 1; });
  std::this_thread::sleep_for(1ms);
  T.join();
  return Seen;
}

// Sleeps, and then waits for what it needs.
static int okSleepThenWait() {
  std::this_thread::sleep_for(1ms);
  return okConditionVariable();
}

int main() {
  std::thread T(producer);
  int Sum = okConditionVariable() + okTimedCondition() + okSleepThenWait();
  okAtomicWait();
  okLatch();
  okSemaphore();
  T.join();
  return Sum + okFuture() + okJoinThenSleep() + okSleepThenJoin() > 3 ? 0 : 1;
}
