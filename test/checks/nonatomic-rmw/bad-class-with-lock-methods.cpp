// RUN: %check_heddle %s nonatomic-rmw
//
// A class that lets its callers hold its lock over several calls is not a lock
// itself: what it counts without that lock is still counted wrongly. A guard
// that is released and unlocked by hand guards until then.

#include <mutex>
#include <thread>

class LedgerBad {
public:
  void lock() { Mu.lock(); }
  void unlock() { Mu.unlock(); }
  void postUnderCallersLock(long Amount) { Total += Amount; }
  void badVisit() { ++Visits; } // heddle: nonatomic-rmw@high

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

class JournalBad {
public:
  void okAppend() {
    std::unique_lock<std::mutex> Hold(Mu);
    ++Lines;
    Hold.release()->unlock();
  }
  void badAfterRelease() {
    std::unique_lock<std::mutex> Hold(Mu);
    ++Lines;
    Hold.release()->unlock();
    ++Flushes; // heddle: nonatomic-rmw@high
  }

private:
  std::mutex Mu;
  long Lines = 0, Flushes = 0;
};

static JournalBad Journal;

static void writer() {
  Journal.okAppend();
  Journal.badAfterRelease();
}

int main() {
  std::thread A(clerk), B(clerk), C(writer), D(writer);
  A.join();
  B.join();
  C.join();
  D.join();
}
