// RUN: %check_heddle %s nonatomic-rmw
//
// An atomic that is counted in one step elsewhere is written by several threads, whatever is
// known of the objects; one that only its owner writes may be loaded and stored.

#include <atomic>
#include <thread>
#include <vector>

class Shared {
public:
  void ref() { Count.fetch_add(1); }
  bool badUnref() {
    int Now = Count.load() - 1;
    Count.store(Now); // heddle: nonatomic-rmw@medium
    return Now == 0;
  }
  bool okUnref() { return Count.fetch_sub(1) == 1; }

private:
  std::atomic<int> Count{1};
};

struct Holder {
  explicit Holder(Shared *S) : Kept(S) { Kept->ref(); }
  ~Holder() {
    if (Kept->badUnref())
      delete Kept;
  }
  Shared *Kept;
};

// Each worker has one, and all of them are added up.
struct okStatistics {
  void okCount() { Done.store(Done.load(std::memory_order_relaxed) + 1); }
  std::atomic<long> Done{0};
};

// One side writes each index.
class okRing {
public:
  bool okPush(int V) {
    unsigned W = Write.load(std::memory_order_relaxed);
    if (W - Read.load(std::memory_order_acquire) == 8)
      return false;
    Items[W % 8] = V;
    Write.store(W + 1, std::memory_order_release);
    return true;
  }
  bool okPop(int &V) {
    unsigned R = Read.load(std::memory_order_relaxed);
    if (R == Write.load(std::memory_order_acquire))
      return false;
    V = Items[R % 8];
    Read.store(R + 1, std::memory_order_release);
    return true;
  }

private:
  int Items[8] = {};
  std::atomic<unsigned> Write{0}, Read{0};
};

// Claimed in one step; its owner sets what comes next.
class okTask {
public:
  bool okClaim() {
    int Idle = 0;
    return State.compare_exchange_strong(Idle, 1);
  }
  void okFinish() { State.store(0); }

private:
  std::atomic<int> State{0};
};

static std::vector<Shared *> All;

int main() {
  okRing Ring;
  std::vector<okStatistics> Each(4);
  for (int I = 0; I != 4; ++I)
    All.push_back(new Shared);
  std::vector<std::thread> Threads;
  for (int I = 0; I != 4; ++I)
    Threads.emplace_back([&Own = Each[I]] {
      for (Shared *S : All)
        Holder H(S);
      Own.okCount();
    });
  std::thread Producer([&] { Ring.okPush(1); });
  int V;
  Ring.okPop(V);
  okTask Task;
  std::thread Runner([&] {
    if (Task.okClaim())
      Task.okFinish();
  });
  if (Task.okClaim())
    Task.okFinish();
  Runner.join();
  Producer.join();
  for (std::thread &T : Threads)
    T.join();
}
