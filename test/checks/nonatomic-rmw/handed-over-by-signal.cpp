// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// One thread works and signals, the other waits for the signal and goes on: that
// orders the two, as far as each turn has a signal of its own. It is not proved
// that it is this signal that was waited for, so what is ordered is shown as low.

#include <atomic>
#include <barrier>
#include <condition_variable>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <thread>

static std::atomic<bool> Ready, Turn, Unrelated;
static std::latch Loaded{1};
static std::barrier Phase{2};
static std::binary_semaphore Filled{0}, Gate{1};
static std::counting_semaphore<4> Seats{4};
static std::promise<void> Answer;
static std::mutex Mu;
static std::condition_variable Changed;
static bool Full;

static long ByFlag, ByLatch, ByBarrier, BySemaphore, ByPromise, ByCondition, InTurns, Guarded;
static long Seated, Late, InPhase, Twice, NotAwaited;

static void produce() {
  ByFlag += 1;      // heddle: nonatomic-rmw@low
  ByLatch += 1;     // heddle: nonatomic-rmw@low
  ByBarrier += 1;   // heddle: nonatomic-rmw@low
  BySemaphore += 1; // heddle: nonatomic-rmw@low
  ByPromise += 1;   // heddle: nonatomic-rmw@low
  ByCondition += 1; // heddle: nonatomic-rmw@low
  NotAwaited += 1;  // heddle: nonatomic-rmw
  Ready.store(true);
  Loaded.count_down();
  Filled.release();
  Answer.set_value();
  {
    std::lock_guard Lock(Mu);
    Full = true;
  }
  Changed.notify_one();
  Unrelated.store(true);
  Phase.arrive_and_wait();
  Late += 1; // heddle: nonatomic-rmw
}

static void consume() {
  NotAwaited -= 1; // heddle: nonatomic-rmw
  while (!Ready.load())
    std::this_thread::yield();
  ByFlag -= 1; // heddle: nonatomic-rmw@low
  Loaded.wait();
  ByLatch -= 1; // heddle: nonatomic-rmw@low
  Filled.acquire();
  BySemaphore -= 1; // heddle: nonatomic-rmw@low
  Answer.get_future().wait();
  ByPromise -= 1; // heddle: nonatomic-rmw@low
  {
    std::unique_lock Lock(Mu);
    Changed.wait(Lock, [] { return Full; });
  }
  ByCondition -= 1; // heddle: nonatomic-rmw@low
  Phase.arrive_and_wait();
  ByBarrier -= 1; // heddle: nonatomic-rmw@low
  Late -= 1;      // heddle: nonatomic-rmw
}

// Each waits for the other's value.
static void ping() {
  for (int I = 0; I != 9; ++I) {
    Turn.wait(true);
    InTurns += I; // heddle: nonatomic-rmw@low
    Turn.store(true);
    Turn.notify_one();
  }
}

static void pong() {
  for (int I = 0; I != 9; ++I) {
    Turn.wait(false);
    InTurns -= I; // heddle: nonatomic-rmw@low
    Turn.store(false);
    Turn.notify_one();
  }
}

static void guarded() {
  Gate.acquire();
  Guarded += 1; // heddle: nonatomic-rmw@low
  Gate.release();
}

// Four may come in.
static void seated() {
  Seats.acquire();
  Seated += 1; // heddle: nonatomic-rmw
  Seats.release();
}

// All who come to the barrier go on together.
static std::barrier Round{2};
static void inPhase() {
  for (int I = 0; I != 9; ++I) {
    Round.arrive_and_wait();
    InPhase += 1; // heddle: nonatomic-rmw
    Round.arrive_and_wait();
  }
}

// The signal was given before too.
static std::atomic<bool> More;
static void fill() {
  for (int I = 0; I != 9; ++I) {
    Twice += 1; // heddle: nonatomic-rmw
    More.store(true);
  }
}

static void empty() {
  while (!More.load())
    std::this_thread::yield();
  Twice -= 1; // heddle: nonatomic-rmw
}

int main() {
  std::thread A(produce), B(consume), C(ping), D(pong), E(guarded), F(guarded), G(seated),
      H(seated), I(inPhase), J(inPhase), K(fill), L(empty);
  for (std::thread *T : {&A, &B, &C, &D, &E, &F, &G, &H, &I, &J, &K, &L})
    T->join();
}
