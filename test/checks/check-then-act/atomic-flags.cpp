// RUN: %check_heddle %s check-then-act nonatomic-rmw
//
// Atomics behind accessors: each call is one operation, and the two together are not.

//--- limiter.h
#include <atomic>

class Limiter {
public:
  int inFlight() const { return Running.load(); }
  void enter() { ++Running; }
  void leave() { --Running; }
  bool tryEnter(int Most) {
    int Now = Running.load();
    while (Now < Most)
      if (Running.compare_exchange_weak(Now, Now + 1))
        return true;
    return false;
  }

private:
  std::atomic<int> Running{0};
};

class Service {
public:
  bool started() const { return Started.load(); }
  void start();
  bool startOnce() { return !Started.exchange(true); }
  void stop() { Started.store(false); }

private:
  std::atomic<bool> Started{false};
};

//--- service.cpp
#include "limiter.h"
void spawnWorkers();
void Service::start() {
  spawnWorkers();
  Started.store(true);
}

//--- main.cpp
#include "limiter.h"
#include <thread>

void handle();
void reject();

static Limiter Requests, Careful;
static Service Backend, Once;

static void badLimit() {
  if (Requests.inFlight() < 8) {
    Requests.enter(); // heddle: check-then-act@medium
    handle();
    Requests.leave();
  } else {
    reject();
  }
}

static void badStart() {
  if (!Backend.started())
    Backend.start(); // heddle: check-then-act@medium
}

static void okLimit() {
  if (Careful.tryEnter(8)) {
    handle();
    Careful.leave();
  }
}

static void okStart() {
  if (!Once.started())
    if (Once.startOnce())
      handle();
}

// A number to show, no decision.
static int okLoad() { return Requests.inFlight(); }

static void client() {
  badLimit();
  badStart();
  okLimit();
  okStart();
  okLoad();
  Backend.stop();
}

int main() {
  std::thread A(client), B(client), C(client);
  A.join();
  B.join();
  C.join();
}
