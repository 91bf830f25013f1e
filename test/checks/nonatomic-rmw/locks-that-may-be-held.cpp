// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// A lock that is taken under a condition, and given back under the same one, may
// or may not be held between: nothing sure can be said. One that is taken on one
// branch only is plainly not held on the other.

#include <mutex>
#include <thread>

static std::mutex Mu;
static bool Threaded = true;
static int Guarded, InHelper, OneBranch, AfterBoth;

static void okSameCondition() {
  if (Threaded)
    Mu.lock();
  ++Guarded; // heddle: nonatomic-rmw@low
  if (Threaded)
    Mu.unlock();
}

static void helper() {
  ++InHelper; // heddle: nonatomic-rmw@low
}

static void okHelper() {
  std::unique_lock<std::mutex> Hold(Mu, std::defer_lock);
  if (Threaded)
    Hold.lock();
  helper();
}

static void badOtherBranch() {
  if (Threaded) {
    std::lock_guard Hold(Mu);
    ++OneBranch;
  } else {
    ++OneBranch; // heddle: nonatomic-rmw@high
  }
}

static void badAfterwards() {
  if (Threaded) {
    Mu.lock();
    Mu.unlock();
  }
  ++AfterBoth; // heddle: nonatomic-rmw@high
}

static void run() {
  okSameCondition();
  okHelper();
  badOtherBranch();
  badAfterwards();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
