// RUN: %check_heddle %s nonatomic-rmw
// A compare-exchange that has failed puts what it found where the expected value was: to
// look there is to look at the result.
#include <atomic>
#include <thread>

static std::atomic<long> State{0}, Level{0};
static long Woken = 0;

static void okAsksWhatWasThere() {
  long Seen = State.load();
  long Expected = Seen;
  State.compare_exchange_strong(Expected, Seen | 4);
  if (Expected == 0)
    std::this_thread::yield();
}

static void bad_asksNothing() {
  long Seen = Level.load();
  Level.compare_exchange_strong(Seen, Seen | 4); // heddle: nonatomic-rmw
}

static void run() {
  okAsksWhatWasThere();
  bad_asksNothing();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
  return Woken != 0;
}
