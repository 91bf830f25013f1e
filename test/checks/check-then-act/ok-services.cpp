// RUN: %check_heddle %s check-then-act split-critical-section torn-invariant
//
// How right services look: one writer, one-way flags, states that move by compare-exchange,
// objects of each thread, figures that are passed on.

//--- parts.h
#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

class Setting {
public:
  int get() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Value;
  }
  void set(int V) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Value = V;
  }

private:
  mutable std::mutex Mutex;
  int Value = 0;
};

class Worker {
public:
  bool stopped() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Stop;
  }
  void stop() {
    std::lock_guard<std::mutex> Guard(Mutex);
    Stop = true;
  }
  void loop();

private:
  mutable std::mutex Mutex;
  bool Stop = false;
};

class Machine {
public:
  enum State { Idle, Running, Done };
  State state() const { return Now.load(); }
  bool move(State From, State To) { return Now.compare_exchange_strong(From, To); }

private:
  std::atomic<State> Now{Idle};
};

class Gauge {
public:
  void set(size_t V) { Value.store(V); }
  size_t get() const { return Value.load(); }

private:
  std::atomic<size_t> Value{0};
};

class Mailbox {
public:
  size_t size() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Letters.size();
  }
  void put(int L) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Letters.push_back(L);
  }
  std::deque<int> takeAll() {
    std::lock_guard<std::mutex> Guard(Mutex);
    std::deque<int> All;
    All.swap(Letters);
    return All;
  }
  bool empty() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Letters.empty();
  }
  int take() {
    std::lock_guard<std::mutex> Guard(Mutex);
    int L = Letters.front();
    Letters.pop_front();
    return L;
  }

private:
  mutable std::mutex Mutex;
  std::deque<int> Letters;
};

//--- parts.cpp
#include "parts.h"
void tick();
void Worker::loop() {
  while (!stopped())
    tick();
}

//--- main.cpp
#include "parts.h"
#include <thread>

void read(int);

static Setting Level;
static Worker Common;
static Machine M;
static Gauge Depth;
static Mailbox Box;

// Only this thread ever writes it.
static void okOnlyWriter() {
  for (int I = 0; I < 3; ++I)
    Level.set(Level.get() + 1);
}
static int okReader() { return Level.get(); }

static void okStop() {
  if (!Common.stopped())
    Common.stop();
}

static void okMachine() {
  if (M.state() == Machine::Idle && M.move(Machine::Idle, Machine::Running))
    read(1);
}

// A figure of something else.
static void okGauge() { Depth.set(Box.size()); }

static void okBatch() {
  if (!Box.empty())
    for (int L : Box.takeAll())
      read(L);
}

// Each thread has its own.
static void okOwnBox() {
  Mailbox Mine;
  Mine.put(1);
  while (!Mine.empty())
    read(Mine.take());
}

static void okToldApart(int N) {
  if (Depth.get() > 10)
    Box.put(N);
}

static void serve() {
  okReader();
  okStop();
  okMachine();
  okGauge();
  okBatch();
  okOwnBox();
  okToldApart(3);
  Common.loop();
}

int main() {
  // Before the threads start.
  if (Level.get() == 0)
    Level.set(1);
  std::thread Admin(okOnlyWriter), A(serve), B(serve);
  Admin.join();
  A.join();
  B.join();
  // And after they have ended.
  while (!Box.empty())
    read(Box.take());
}
