// RUN: %check_heddle %s sleep-sync
//
// A thread that nobody can wait for is asked to end and given some time, and then what it
// uses is ended.

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>
using namespace std::chrono_literals;

class Poller {
public:
  Poller() {
    std::thread([this] { loop(); }).detach();
  }
  ~Poller() {
    Stop = true;
    std::this_thread::sleep_for(200ms); // heddle: sleep-sync@medium
  }

private:
  void loop() {
    while (!Stop) {
      std::lock_guard G(Mu);
      Names.push_back("one more");
    }
  }
  std::atomic<bool> Stop{false};
  std::mutex Mu;
  std::vector<std::string> Names;
};

class Server {
public:
  Server() : T([this] { run(); }) {}
  void shutDown() {
    Stop = true;
    std::this_thread::sleep_for(50ms); // heddle: sleep-sync@medium
    T.detach();
  }
  void okShutDown() {
    Stop = true;
    std::this_thread::sleep_for(50ms);
    T.join();
  }

private:
  void run() {
    while (!Stop)
      ++Served;
  }
  std::atomic<bool> Stop{false};
  std::atomic<int> Served{0};
  std::thread T;
};

struct Session {
  std::atomic<bool> Closing{false};
  std::atomic<int> Sent{0};
};

static void pump(Session *S) {
  while (!S->Closing)
    S->Sent++;
}

static void badDelete() {
  auto *S = new Session;
  std::thread(pump, S).detach();
  S->Closing = true;
  std::this_thread::sleep_for(100ms); // heddle: sleep-sync@medium
  delete S;
}

// Another object ends than the one that the thread has.
static void okOther() {
  auto *S = new Session;
  std::thread(pump, S).detach();
  auto *Other = new Session;
  S->Closing = true;
  std::this_thread::sleep_for(100ms);
  delete Other;
}

// What is asked is no end: the thread goes on for ever.
static std::atomic<bool> Lit{false};
static std::atomic<int> Shown{0};
static void show() {
  for (;;)
    if (Lit)
      Shown++;
}
static void okBlink() {
  std::thread(show).detach();
  Lit = true;
  std::this_thread::sleep_for(100ms);
  Lit = false;
}

static std::atomic<bool> Enough{false};
static std::atomic<long> Rounds{0};
static void work() {
  while (!Enough)
    Rounds++;
}

int main() {
  {
    Poller P;
    Server S;
    S.shutDown();
    Server Better;
    Better.okShutDown();
  }
  badDelete();
  okOther();
  okBlink();
  std::thread(work).detach();
  Enough = true;
  std::this_thread::sleep_for(100ms); // heddle: sleep-sync@medium
  return 0;
}

// CHECK:      bad-instead-of-join.cpp:21:5: warning: sleeps in the hope that 'Poller::Poller::lambda#1' has ended by then [heddle-sleep-sync]
// CHECK:        2. asks it to end: changes 'Stop'
// CHECK-NEXT:   3. sleeps
// CHECK-NEXT:   4. returns, and ends the object that the thread
// CHECK:        {{ +}}5. still runs
// CHECK:        thread 2 may still run when thread 1 ends the object that the thread uses: no sleep is long enough to rule it out
// CHECK:        help: keep the thread and join it (std::jthread does)
