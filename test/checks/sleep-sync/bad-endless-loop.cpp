// RUN: %check_heddle %s sleep-sync
//
// Polling in a loop whose head says nothing: for (;;) with a break or a return.
// A loop like it that does its work in between is paced by its sleep.

#include <atomic>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

static std::atomic<int> Stage{0};
static std::atomic<bool> Stop{false};
static std::atomic<long> Beats{0};

static void badBreakOut() {
  for (;;) {
    if (Stage.load() >= 3)
      break;
    std::this_thread::sleep_for(10ms); // heddle: sleep-sync@high
  }
}

static int badReturnOut() {
  for (;;) {
    std::this_thread::sleep_for(10ms); // heddle: sleep-sync@high
    if (Stage == 3)
      return 1;
  }
}

static void okBeat() {
  for (;;) {
    ++Beats;
    if (Stop)
      return;
    std::this_thread::sleep_for(10ms);
  }
}

static void okGivesUpAlone() {
  int Tries = 0;
  for (;;) {
    if (++Tries == 5)
      break;
    std::this_thread::sleep_for(10ms);
  }
}

int main() {
  std::thread T([] {
    Stage = 1;
    Stage = 3;
  });
  std::thread Heart(okBeat);
  badBreakOut();
  int Result = badReturnOut();
  okGivesUpAlone();
  Stop = true;
  T.join();
  Heart.join();
  return Result;
}
