// RUN: %check_heddle %s sleep-sync --confidence=low
//
// A loop that prints and sleeps may say that it waits, or print periodically, which is
// its work: low. One that does nothing else polls.

#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <thread>

static std::atomic<bool> Stop, Done;
static long Ticks;

static void report() {
  while (!Stop) {
    std::puts("tick");
    std::this_thread::sleep_for(std::chrono::seconds(1)); // heddle: sleep-sync@low
  }
}

static void streams() {
  while (!Stop) {
    std::cout << "tick " << 1 << '\n';
    std::this_thread::sleep_for(std::chrono::seconds(1)); // heddle: sleep-sync@low
  }
}

static void okCounts() {
  while (!Stop) {
    ++Ticks;
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
}

static void polls() {
  while (!Done)
    std::this_thread::sleep_for(std::chrono::milliseconds(1)); // heddle: sleep-sync
}

int main() {
  std::thread A(report), B(okCounts), C(polls), D(streams);
  Done = true;
  Stop = true;
  A.join();
  B.join();
  C.join();
  D.join();
}
