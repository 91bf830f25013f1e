// RUN: %check_heddle %s data-race
//
// What comes before the start of a thread, after its end, or after a signal that it
// gives, is in order.

#include <atomic>
#include <condition_variable>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

static int A, B, C, D, E, F, G, H;

static int okPromise() {
  std::promise<void> Ready;
  std::future<void> Await = Ready.get_future();
  std::thread Maker([&] {
    A = 1;
    Ready.set_value();
  });
  Await.wait();
  int Seen = A;
  Maker.join();
  return Seen;
}

static int badNoWait() {
  std::promise<void> Ready;
  std::future<void> Await = Ready.get_future();
  std::thread Maker([&] {
    B = 1; // heddle: data-race@high
    Ready.set_value();
  });
  int Seen = B;
  Await.wait();
  Maker.join();
  return Seen;
}

static int okAsync() {
  auto Task = std::async(std::launch::async, [] { C = 1; });
  Task.get();
  return C;
}

static int okLatch() {
  std::latch Set(1);
  std::thread Maker([&] {
    D = 1;
    Set.count_down();
  });
  Set.wait();
  int Seen = D;
  Maker.join();
  return Seen;
}

static std::atomic<bool> Published{false};

static int okReleaseAcquire() {
  std::thread Maker([] {
    E = 1;
    Published.store(true, std::memory_order_release);
  });
  int Seen = 0;
  if (Published.load(std::memory_order_acquire))
    Seen = E;
  Maker.join();
  return Seen;
}

static std::atomic<bool> Loose{false};

static int badRelaxed() {
  std::thread Maker([] {
    F = 1; // heddle: data-race@high
    Loose.store(true, std::memory_order_relaxed);
  });
  int Seen = 0;
  if (Loose.load(std::memory_order_relaxed))
    Seen = F;
  Maker.join();
  return Seen;
}

static std::mutex Mu;
static std::condition_variable Wake;
static bool IsSet;

static int okCondition() {
  std::thread Maker([] {
    G = 1;
    {
      std::lock_guard<std::mutex> Hold(Mu);
      IsSet = true;
    }
    Wake.notify_one();
  });
  {
    std::unique_lock<std::mutex> Hold(Mu);
    Wake.wait(Hold, [] { return IsSet; });
  }
  int Seen = G;
  Maker.join();
  return Seen;
}

static std::binary_semaphore Turn{0};

static int okSemaphore() {
  std::thread Maker([] {
    H = 1;
    Turn.release();
  });
  Turn.acquire();
  int Seen = H;
  Maker.join();
  return Seen;
}

// Each thread writes the element that it was started for.
static int okOwnElements() {
  std::vector<int> Results(4);
  std::vector<std::thread> Pool;
  for (int I = 0; I != 4; ++I)
    Pool.emplace_back([&Results, I] { Results[I] = I; });
  for (std::thread &T : Pool)
    T.join();
  return Results[0];
}

int main() {
  return okPromise() + badNoWait() + okAsync() + okLatch() + okReleaseAcquire() + badRelaxed() +
         okCondition() + okSemaphore() + okOwnElements();
}
