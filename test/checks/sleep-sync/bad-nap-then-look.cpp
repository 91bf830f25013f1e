// RUN: %check_heddle %s sleep-sync
//
// A function that sleeps and then looks, and does nothing else: it is no sleep
// of one's own, it is the mistake. One that only sleeps is judged where it is
// called.

#include <chrono>
#include <mutex>
#include <string>
#include <thread>

static std::mutex Mu;
static int Progress = 0;
static std::string Error;

static int badNapThenNumber() {
  std::this_thread::sleep_for(std::chrono::milliseconds(20)); // heddle: sleep-sync@high
  std::lock_guard<std::mutex> Hold(Mu);
  return Progress;
}

static bool badNapThenString() {
  std::this_thread::sleep_for(std::chrono::milliseconds(20)); // heddle: sleep-sync@high
  std::lock_guard<std::mutex> Hold(Mu);
  return Error.empty();
}

static void okOnlyNap() { std::this_thread::sleep_for(std::chrono::milliseconds(20)); }

static int okNapThenAnswer() {
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  return 42;
}

static void work() {
  std::lock_guard<std::mutex> Hold(Mu);
  Progress = 3;
  Error = "none";
}

int main() {
  std::thread T(work);
  int Seen = badNapThenNumber();
  bool Fine = badNapThenString();
  T.join();
  okOnlyNap();
  return Fine && Seen == okNapThenAnswer() ? 0 : 1;
}
