// RUN: %check_heddle %s sleep-sync
//
// A loop that looks so many times, or until a deadline, is a wait with a limit. Where it is
// heeded that the limit was reached, it is low; where the code goes on as if it had not been,
// medium. The limit must be one of the loop's own, not shared state of another kind.

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

static std::atomic<bool> Ready{false};
static std::atomic<bool> Failed{false};
static std::atomic<unsigned> Done{0};
static std::atomic<int> Value{0};

static bool okLooksOnceMore() {
  for (int I = 0; I != 100 && !Ready; ++I)
    std::this_thread::sleep_for(1ms);
  return Ready;
}

static bool okDeadline() {
  auto End = Clock::now() + 1s;
  while (!Ready) {
    if (Clock::now() > End)
      return false;
    std::this_thread::sleep_for(1ms);
  }
  return true;
}

static void okSaysSo() {
  int Tries = 0;
  while (!Ready) {
    if (++Tries == 50) {
      std::abort();
    }
    std::this_thread::sleep_for(1ms);
  }
}

static int badGoesOn() {
  for (int I = 0; I != 100; ++I) {
    if (Ready)
      break;
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync@medium
  }
  return Value;
}

static void badDeadlineInTheCondition() {
  const auto End = Clock::now() + 1s;
  while (!Ready && Clock::now() < End)
    std::this_thread::sleep_for(5ms); // heddle: sleep-sync@medium
}

static void badTwoFlags() {
  while (!Ready && !Failed)
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync@high
}

static void badCount(const std::vector<int> &Items) {
  while (Done != Items.size())
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync@high
}

static void badInTheMiddle() {
  for (;;) {
    if (Ready)
      break;
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync@high
  }
}

int main() {
  std::vector<int> Items{1, 2, 3};
  std::thread T([] {
    Done = 3;
    Value = 1;
    Failed = false;
    Ready = true;
  });
  bool Good = okLooksOnceMore() && okDeadline() && badGoesOn() == 1;
  okSaysSo();
  badDeadlineInTheCondition();
  badTwoFlags();
  badCount(Items);
  badInTheMiddle();
  T.join();
  return Good;
}
