// RUN: %check_heddle %s data-race
//
// The textbook case: a plain flag by which one thread tells another to stop.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

static void step();

static bool Done;

static void spinBad() {
  while (!Done)
    step();
}

static void badGlobalFlag() {
  std::thread Spinner(spinBad);
  Done = true; // heddle: data-race@high
  Spinner.join();
}

// CHECK:      stop-flag.cpp:[[@LINE-4]]:3: warning: 'Done' is written here while another thread can read it [heddle-data-race]
// CHECK:      thread 1: main thread 2: spinBad, started at stop-flag.cpp:[[@LINE-6]]
// CHECK-NEXT: 1. calls 'badGlobalFlag' (stop-flag.cpp:{{[0-9]+}})
// CHECK-NEXT: 2. writes 'Done'
// CHECK-NEXT: 3. reads 'Done'
// CHECK-NEXT: the loop need not ever see step 2: the compiler may read the value once, before it
// CHECK-NEXT: help: make 'Done' a std::atomic, or guard it with one mutex everywhere

// The class starts its thread, and any thread may call stop().
class Sampler {
public:
  void start() {
    Worker = std::thread([this] { loop(); });
  }
  void badStop() {
    Stopping = true; // heddle: data-race@medium
    Worker.join();
  }

private:
  void loop() {
    while (!Stopping)
      step();
  }
  std::thread Worker;
  bool Stopping = false;
};

// volatile orders nothing.
static volatile bool Quit;

static void badVolatileFlag() {
  std::thread Waiter([] {
    while (!Quit)
      step();
  });
  Quit = true; // heddle: data-race@high
  Waiter.join();
}

// CHECK:      'Quit' is written here
// CHECK:      help: make 'Quit' a std::atomic: volatile orders nothing between threads

static std::atomic<bool> AtomicDone;

static void okAtomicFlag() {
  std::thread Spinner([] {
    while (!AtomicDone)
      step();
  });
  AtomicDone = true;
  Spinner.join();
}

class OkSampler {
public:
  void start() {
    Worker = std::thread([this] { loop(); });
  }
  void stop() {
    {
      std::lock_guard Hold(Mu);
      Stopping = true;
    }
    Wake.notify_one();
    Worker.join();
  }

private:
  void loop() {
    std::unique_lock Hold(Mu);
    while (!Wake.wait_for(Hold, std::chrono::seconds(1), [this] { return Stopping; }))
      step();
  }
  std::thread Worker;
  std::mutex Mu;
  std::condition_variable Wake;
  bool Stopping = false;
};

static bool ReadAfter;

static void okAfterJoin() {
  std::thread Setter([] { ReadAfter = true; });
  Setter.join();
  if (ReadAfter)
    step();
}

static bool SetBefore;

static void okBeforeSpawn() {
  SetBefore = true;
  std::thread Reader([] {
    if (SetBefore)
      step();
  });
  Reader.join();
}

static std::jthread *Keeper;
static void step() {}

int main() {
  badGlobalFlag();
  badVolatileFlag();
  okAtomicFlag();
  okAfterJoin();
  okBeforeSpawn();
  return Keeper != nullptr;
}
