// RUN: %check_heddle %s sleep-sync
//
// A spin-wait that yields at first and sleeps only when it takes long is a
// compromise that was made on purpose; one that yields and sleeps in every
// round is polling as ever.

#include <atomic>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

static std::atomic<int> Stage{0};

static void pause(int Round) {
  if (Round < 16)
    std::this_thread::yield();
}

static void okYieldsFirst() {
  for (int Round = 0; Stage < 1; ++Round) {
    if (Round < 100)
      std::this_thread::yield();
    else
      std::this_thread::sleep_for(1ms);
  }
}

static void okYieldsInHelper() {
  int Round = 0;
  while (Stage < 2) {
    if (Round < 100) {
      pause(Round);
      ++Round;
    } else {
      std::this_thread::sleep_for(1ms);
    }
  }
}

static void badBoth() {
  while (Stage < 3) {
    std::this_thread::yield();
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync@high
  }
}

static void badYieldsBefore() {
  std::this_thread::yield();
  while (Stage < 4)
    std::this_thread::sleep_for(1ms); // heddle: sleep-sync@high
}

static void badLongerAndLonger() {
  auto Wait = 1ms;
  while (Stage < 5) {
    std::this_thread::sleep_for(Wait); // heddle: sleep-sync@high
    Wait *= 2;
  }
}

int main() {
  std::thread Other([] {
    for (int I = 0; I != 5; ++I)
      ++Stage;
  });
  okYieldsFirst();
  okYieldsInHelper();
  badBoth();
  badYieldsBefore();
  badLongerAndLonger();
  Other.join();
}
