// RUN: %check_heddle %s nonatomic-rmw
//
// Known miss: the class is taken for a lock, and its fields for its means.
//
// A class that lets its callers hold its lock over several calls is not a lock
// itself: what it counts without that lock is still counted wrongly.

#include <mutex>
#include <thread>

class LedgerBad {
public:
  void lock() { Mu.lock(); }
  void unlock() { Mu.unlock(); }
  void postUnderCallersLock(long Amount) { Total += Amount; }
  void badVisit() { ++Visits; } // missed: nonatomic-rmw@high

private:
  std::mutex Mu;
  long Total = 0, Visits = 0;
};

static LedgerBad Ledger;

static void clerk() {
  Ledger.lock();
  Ledger.postUnderCallersLock(5);
  Ledger.postUnderCallersLock(-5);
  Ledger.unlock();
  Ledger.badVisit();
}

int main() {
  std::thread A(clerk), B(clerk);
  A.join();
  B.join();
}
