// RUN: %check_heddle %s sleep-sync
//
// A program with one thread can sleep as it likes; so can what a second thread
// never touches.

#include <chrono>
#include <cstdio>
#include <thread>
#include <unistd.h>

static int Attempts = 0;
static bool Finished = false;

static void step() {
  if (++Attempts == 3)
    Finished = true;
}

static void okWaitsForItself() {
  while (!Finished) {
    step();
    sleep(1);
  }
}

static bool okPause() {
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return Finished;
}

static void okCountdown(int Seconds) {
  while (Seconds-- > 0)
    sleep(1);
  std::puts("now");
}

int main() {
  okWaitsForItself();
  okCountdown(3);
  return okPause() ? 0 : 1;
}
