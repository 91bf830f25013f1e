// RUN: %check_heddle %s busy-wait
//
// Spins on atomics and behind locks: right, but a waste; shown where nothing says that
// somebody has thought of it.
#include <atomic>
#include <mutex>
#include <thread>

void longWork();

static std::atomic<bool> Loaded{false};
static std::atomic<int> Arrived{0};

void bad_empty() {
  std::thread t([] {
    longWork();
    Loaded = true;
  });
  while (!Loaded.load()) // heddle: busy-wait@medium
    ;
  // CHECK: [[@LINE-2]]:{{.*}}spins until 'bad_empty::lambda#1' changes 'Loaded'
  // CHECK: until then thread 1 keeps a processor busy, perhaps the one that thread 2 needs
  t.join();
}

class Table {
public:
  bool full() {
    std::lock_guard g(mu_);
    return full_;
  }
  void fill() {
    std::lock_guard g(mu_);
    full_ = true;
  }

private:
  std::mutex mu_;
  bool full_ = false;
};
static Table TheTable;

void bad_behind_lock() {
  std::thread t([] { TheTable.fill(); });
  while (!TheTable.full()) // heddle: busy-wait@medium
    ;
  t.join();
}

// To yield keeps the processor as busy where nobody else wants it.
void bad_yields() {
  std::thread t([] { ++Arrived; });
  while (Arrived != 1) // heddle: busy-wait@medium
    std::this_thread::yield();
  t.join();
}

static std::atomic<bool> Filled{false};
static void pause(int &rounds) {
  if (++rounds > 16)
    std::this_thread::yield();
}
// Who backs off has thought of it (low).
void ok_backs_off() {
  std::thread t([] { Filled = true; });
  int rounds = 0;
  while (!Filled)
    pause(rounds);
  t.join();
}

static std::atomic<bool> Open{false};
void ok_wait() {
  std::thread t([] {
    Open = true;
    Open.notify_all();
  });
  Open.wait(false);
  t.join();
}

static std::atomic<bool> Soon{false};
// So many looks, and then something better.
void ok_bounded() {
  std::thread t([] {
    Soon = true;
    Soon.notify_all();
  });
  for (int i = 0; i < 1000 && !Soon; ++i)
    ;
  Soon.wait(false);
  t.join();
}

static std::atomic<int> Jobs{0};
static void help() { Jobs.fetch_sub(1); }
// It works while it waits.
void ok_helps() {
  std::thread t([] { Jobs.fetch_sub(1); });
  while (Jobs.load() > 0)
    help();
  t.join();
}

// A lock's own way to wait.
class SpinLock {
public:
  void lock() {
    while (word_.exchange(true))
      while (word_.load())
        ;
  }
  void unlock() { word_.store(false); }

private:
  std::atomic<bool> word_{false};
};
static SpinLock Spin;
static int Guarded = 0;

void ok_spin_lock() {
  std::thread t([] {
    std::lock_guard<SpinLock> g(Spin);
    ++Guarded;
  });
  Spin.lock();
  ++Guarded;
  Spin.unlock();
  t.join();
}

// A slot is claimed, filled and marked: what is waited for are the steps between two
// lines of the same class.
class Ring {
public:
  void put(int v) {
    unsigned i = tail_.fetch_add(1) % 64;
    slots_[i] = v;
    marked_.store(i);
  }
  int take(unsigned i) {
    while (marked_.load() < i)
      ;
    return slots_[i];
  }

private:
  std::atomic<unsigned> tail_{0};
  std::atomic<unsigned> marked_{0};
  int slots_[64] = {};
};
static Ring TheRing;

void ok_hand_over() {
  std::thread t([] { TheRing.put(1); });
  TheRing.take(0);
  t.join();
}

static std::atomic<int> State{0};
// Takes its turn in one step.
void ok_takes_turn() {
  std::thread t([] { State.store(1); });
  int expected = 1;
  while (!State.compare_exchange_weak(expected, 2))
    expected = 1;
  t.join();
}
