// RUN: %check_heddle %s nonatomic-rmw
//
// Every way to hold a lock of the standard library: each method runs in two
// threads at once, and each update is under the lock.

#include <mutex>
#include <shared_mutex>
#include <thread>
#include <utility>

class StoreOk {
public:
  void okLockGuard() {
    std::lock_guard Hold(Mu);
    ++Guarded;
  }
  void okUniqueLock() {
    std::unique_lock<std::mutex> Hold(Mu);
    Guarded += 2;
  }
  void okDeferred() {
    std::unique_lock Hold(Mu, std::defer_lock);
    Hold.lock();
    Guarded += 3;
  }
  void okAdopted() {
    Mu.lock();
    std::lock_guard Hold(Mu, std::adopt_lock);
    Guarded -= 1;
  }
  void okTried() {
    std::unique_lock Hold(Mu, std::try_to_lock);
    if (!Hold)
      return;
    ++Guarded;
  }
  void okTriedOwns() {
    std::unique_lock Hold(Mu, std::try_to_lock);
    if (Hold.owns_lock())
      ++Guarded;
  }
  void okTryLock() {
    if (Mu.try_lock()) {
      ++Guarded;
      Mu.unlock();
    }
  }
  void okEarlyOut() {
    if (!Mu.try_lock())
      return;
    Guarded++;
    Mu.unlock();
  }
  void okGivenUpBetween() {
    std::unique_lock Hold(Mu);
    Guarded++;
    Hold.unlock();
    slow();
    Hold.lock();
    Guarded++;
  }
  void okMoved() {
    std::unique_lock First(Mu);
    std::unique_lock Second = std::move(First);
    --Guarded;
  }
  void okPassedOn() {
    std::unique_lock Hold(Mu);
    underCallersLock(Hold);
  }
  void okReturned() {
    auto Hold = lockIt();
    Guarded *= 2;
  }
  void okScopedSeveral() {
    std::scoped_lock Hold(Mu, Table);
    Guarded++;
    Rows++;
  }
  void okStdLock() {
    std::lock(Mu, Table);
    std::lock_guard A(Mu, std::adopt_lock);
    std::lock_guard B(Table, std::adopt_lock);
    Guarded++;
    Rows++;
  }
  void okManual(bool Twice) {
    Mu.lock();
    ++Guarded;
    if (Twice)
      ++Guarded;
    Mu.unlock();
  }
  void okExclusive() {
    std::unique_lock Hold(Table);
    ++Rows;
  }
  long okReader() {
    std::shared_lock Hold(Table);
    return Rows;
  }
  void okTimed() {
    std::unique_lock Hold(Timed, std::chrono::milliseconds(5));
    if (Hold)
      ++Retries;
  }
  void okRecursive() {
    std::lock_guard Hold(Again);
    ++Depth;
    if (Depth < 3)
      okRecursive();
  }

private:
  std::unique_lock<std::mutex> lockIt() { return std::unique_lock(Mu); }
  void underCallersLock(std::unique_lock<std::mutex> &) { ++Guarded; }
  static void slow() {}

  std::mutex Mu;
  std::shared_mutex Table;
  std::timed_mutex Timed;
  std::recursive_mutex Again;
  long Guarded = 0, Rows = 0, Retries = 0, Depth = 0;
};

static StoreOk Store;

static void everything() {
  Store.okLockGuard();
  Store.okUniqueLock();
  Store.okDeferred();
  Store.okAdopted();
  Store.okTried();
  Store.okTriedOwns();
  Store.okTryLock();
  Store.okEarlyOut();
  Store.okGivenUpBetween();
  Store.okMoved();
  Store.okPassedOn();
  Store.okReturned();
  Store.okScopedSeveral();
  Store.okStdLock();
  Store.okManual(true);
  Store.okExclusive();
  Store.okReader();
  Store.okTimed();
  Store.okRecursive();
}

int main() {
  std::thread A(everything), B(everything);
  A.join();
  B.join();
}
