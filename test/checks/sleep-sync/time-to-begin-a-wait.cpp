// RUN: %check_heddle %s sleep-sync
//
// A sleep that gives a thread time to begin its wait, because the notification would be lost
// before. A wait that looks at a predicate needs no such time, and a sleep that lets threads run
// for a while is none of this.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
using namespace std::chrono_literals;

namespace lost {
static std::mutex Mu;
static std::condition_variable Go;

static void waiter() {
  std::unique_lock<std::mutex> L(Mu);
  Go.wait(L);
}

static void bad() {
  std::thread T(waiter);
  // CHECK: [[@LINE+1]]:3: warning: sleeps in the hope that 'lost::waiter' waits for 'lost::Go' by then
  std::this_thread::sleep_for(100ms); // heddle: sleep-sync@high
  // CHECK: thread 1: main {{.*}}thread 2: lost::waiter, started
  // CHECK: 2. sleeps
  // CHECK: 3. notifies 'lost::Go'
  // CHECK: 4. waits for 'lost::Go', without a predicate,
  // CHECK: the notification of step 3 finds nobody waiting and is lost
  Go.notify_one();
  T.join();
}
} // namespace lost

namespace member {
class Stage {
public:
  Stage() : Runner([this] { run(); }) {}
  ~Stage() {
    wake();
    Runner.join();
  }
  void begin() {
    std::this_thread::sleep_for(20ms); // heddle: sleep-sync
    wake();
  }

private:
  void wake() { Woken.notify_all(); }
  void run() {
    std::unique_lock<std::mutex> L(Mu);
    Woken.wait(L);
  }
  std::mutex Mu;
  std::condition_variable Woken;
  std::thread Runner;
};

static void badInAMember() {
  Stage S;
  S.begin();
}
} // namespace member

namespace predicate {
static std::mutex Mu;
static std::condition_variable Go;
static bool Started = false;

static void waiter() {
  std::unique_lock<std::mutex> L(Mu);
  Go.wait(L, [] { return Started; });
}

static void loop() {
  std::unique_lock<std::mutex> L(Mu);
  while (!Started)
    Go.wait(L);
}

static void okWithAPredicate() {
  std::thread A(waiter), B(loop);
  std::this_thread::sleep_for(100ms);
  {
    std::lock_guard<std::mutex> L(Mu);
    Started = true;
  }
  Go.notify_all();
  A.join();
  B.join();
}
} // namespace predicate

namespace another {
static std::mutex Mu;
static std::condition_variable Go, Other;

static void waiter() {
  std::unique_lock<std::mutex> L(Mu);
  Go.wait(L);
}

static void okOfAnotherVariable() {
  std::thread T(waiter);
  T.detach();
  std::this_thread::sleep_for(100ms);
  Other.notify_one();
}
} // namespace another

namespace timed {
static std::mutex Mu;
static std::condition_variable Stop;
static std::atomic<long> Rounds{0};

/// The wait has an end of its own: it paces the work, and the notification cuts it short.
static void worker() {
  for (int I = 0; I != 10; ++I) {
    std::unique_lock<std::mutex> L(Mu);
    Stop.wait_for(L, 50ms);
    ++Rounds;
  }
}

static void okRunsForAWhile() {
  std::thread T(worker);
  std::this_thread::sleep_for(1s);
  Stop.notify_all();
  T.join();
}
} // namespace timed

int main() {
  lost::bad();
  member::badInAMember();
  predicate::okWithAPredicate();
  another::okOfAnotherVariable();
  timed::okRunsForAWhile();
}
