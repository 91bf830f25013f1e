// RUN: %check_heddle %s double-checked-locking data-race nonatomic-rmw
//
// The same with an atomic: acquire and release make it right, relaxed does not, where
// other data hangs on what is seen.

#include <atomic>
#include <mutex>
#include <vector>

struct Engine {
  int Speed = 0;
};

static std::mutex Mu;
static std::atomic<Engine *> Right, Weak, Stored, Fenced;

Engine *okAcquire() {
  Engine *E = Right.load(std::memory_order_acquire);
  if (!E) {
    std::lock_guard<std::mutex> Hold(Mu);
    E = Right.load(std::memory_order_relaxed);
    if (!E) {
      E = new Engine;
      Right.store(E, std::memory_order_release);
    }
  }
  return E;
}

Engine *badRelaxedLoad() {
  Engine *E = Weak.load(std::memory_order_relaxed); // heddle: double-checked-locking@medium
  if (!E) {
    std::lock_guard<std::mutex> Hold(Mu);
    E = Weak.load(std::memory_order_relaxed);
    if (!E) {
      E = new Engine;
      Weak.store(E, std::memory_order_release);
    }
  }
  return E;
}

// CHECK: atomic.cpp:[[@LINE-12]]:{{[0-9]+}}: warning: 'Weak' is looked at with a relaxed load without 'Mu', under which it is then looked at again and set [heddle-double-checked-locking]
// CHECK: help: load it with memory_order_acquire and store it with memory_order_release

Engine *badRelaxedStore() {
  Engine *E = Stored.load(std::memory_order_acquire); // heddle: double-checked-locking@medium
  if (!E) {
    std::lock_guard<std::mutex> Hold(Mu);
    E = Stored.load(std::memory_order_acquire);
    if (!E) {
      E = new Engine;
      Stored.store(E, std::memory_order_relaxed);
    }
  }
  return E;
}

// CHECK: warning: 'Stored' is set with a relaxed store, so that to see it set, without 'Mu', does not mean to see what was made before

Engine *okFence() {
  Engine *E = Fenced.load(std::memory_order_relaxed);
  std::atomic_thread_fence(std::memory_order_acquire);
  if (!E) {
    std::lock_guard<std::mutex> Hold(Mu);
    E = Fenced.load(std::memory_order_relaxed);
    if (!E) {
      E = new Engine;
      std::atomic_thread_fence(std::memory_order_release);
      Fenced.store(E, std::memory_order_relaxed);
    }
  }
  return E;
}

static std::atomic<bool> Filled, FilledWeakly;
static std::vector<int> Table;

int badFlagOfTable(int I) {
  if (!FilledWeakly.load(std::memory_order_relaxed)) { // heddle: double-checked-locking@medium
    std::lock_guard<std::mutex> Hold(Mu);
    if (!FilledWeakly.load(std::memory_order_relaxed)) {
      Table.assign(100, 1);
      FilledWeakly.store(true, std::memory_order_relaxed);
    }
  }
  return Table[I];
}

int okFlagOfTable(int I) {
  if (!Filled) {
    std::lock_guard<std::mutex> Hold(Mu);
    if (!Filled) {
      Table.assign(100, 1);
      Filled = true;
    }
  }
  return Table[I];
}

// Nothing hangs on the number but the number.
static std::atomic<int> Peak;

void okNumber(int Seen) {
  if (Peak.load(std::memory_order_relaxed) < Seen) {
    std::lock_guard<std::mutex> Hold(Mu);
    if (Peak.load(std::memory_order_relaxed) < Seen)
      Peak.store(Seen, std::memory_order_relaxed);
  }
}

// Who sees something takes the lock; who sees nothing has nothing to do.
struct Node {
  Node *Next;
};
static std::atomic<Node *> Head;

Node *okTakeIfAny() {
  if (Head.load(std::memory_order_relaxed) == nullptr)
    return nullptr;
  std::lock_guard<std::mutex> Hold(Mu);
  Node *Top = Head.load(std::memory_order_relaxed);
  if (Top)
    Head.store(Top->Next, std::memory_order_relaxed);
  return Top;
}
