// RUN: %check_heddle %s nonatomic-rmw
//
// A lock is in sight, and does not guard: given up too early, never taken,
// taken in shared mode, or another one than the others use.

#include <mutex>
#include <shared_mutex>
#include <thread>

class CacheBad {
public:
  void badAfterUnlock() {
    std::unique_lock Hold(Mu);
    ++Lookups;
    Hold.unlock();
    ++Misses; // heddle: nonatomic-rmw@high
  }
  void badDeferred() {
    std::unique_lock Hold(Mu, std::defer_lock);
    ++Evictions; // heddle: nonatomic-rmw@high
  }
  void badTriedInVain() {
    std::unique_lock Hold(Mu, std::try_to_lock);
    ++Attempts; // heddle: nonatomic-rmw@high
  }
  void badOtherBranch() {
    if (Mu.try_lock()) {
      ++Lookups;
      Mu.unlock();
    } else {
      ++Contended; // heddle: nonatomic-rmw@high
    }
  }
  void badSharedMode() {
    std::shared_lock Hold(Table);
    ++Hits; // heddle: nonatomic-rmw@high
  }
  void badMovedAway() {
    std::unique_lock Hold(Mu);
    {
      std::unique_lock Inner = std::move(Hold);
      ++Lookups;
    }
    ++Moved; // heddle: nonatomic-rmw@high
  }
  void badInnerScope() {
    {
      std::lock_guard Hold(Mu);
      ++Lookups;
    }
    ++Scoped; // heddle: nonatomic-rmw@high
  }
  void okExclusiveMode() {
    std::lock_guard Hold(Table);
    ++Refills;
  }
  void okOtherCounters() {
    std::lock_guard Hold(Mu);
    ++Lookups;
  }
  // Half of the threads count under one lock, half under another.
  void badOneLock() {
    std::lock_guard Hold(Mu);
    ++Split; // heddle: nonatomic-rmw@high
  }
  void badAnotherLock() {
    std::lock_guard Hold(Table);
    ++Split; // heddle: nonatomic-rmw@high
  }

private:
  std::mutex Mu;
  std::shared_mutex Table;
  long Lookups = 0, Misses = 0, Evictions = 0, Attempts = 0, Contended = 0, Hits = 0;
  long Moved = 0, Scoped = 0, Refills = 0, Split = 0;
};

static CacheBad Cache;

static void first() {
  Cache.badAfterUnlock();
  Cache.badDeferred();
  Cache.badTriedInVain();
  Cache.badOtherBranch();
  Cache.badSharedMode();
  Cache.badMovedAway();
  Cache.badInnerScope();
  Cache.okExclusiveMode();
  Cache.okOtherCounters();
  Cache.badOneLock();
  Cache.badAnotherLock();
}

int main() {
  std::thread A(first), B(first);
  A.join();
  B.join();
}
