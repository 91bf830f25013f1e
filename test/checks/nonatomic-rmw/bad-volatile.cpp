// RUN: %check_heddle %s nonatomic-rmw
//
// volatile is not atomic: each access is made, and the three together are not
// one step. A register that one thread alone drives is another matter.

#include <mutex>
#include <thread>

static volatile int Pending = 0;
static volatile unsigned Doorbells = 0;
static volatile long Drained = 0;
static std::mutex DrainMu;

static void badVolatile() {
  Pending = Pending + 1; // heddle: nonatomic-rmw@high
}

static void okOnlyTheDriverRings() { Doorbells = Doorbells + 1; }

static void okUnderLock() {
  std::lock_guard<std::mutex> Hold(DrainMu);
  Drained = Drained + 1;
}

static void driver() {
  badVolatile();
  okOnlyTheDriverRings();
  okUnderLock();
}

static void monitor() {
  badVolatile();
  okUnderLock();
  if (Doorbells > 3)
    okUnderLock();
}

int main() {
  std::thread Driver(driver);
  std::thread Monitor(monitor);
  Driver.join();
  Monitor.join();
}
