// RUN: %check_heddle %s nonatomic-rmw double-lock
//
// A function that asserts that a lock is held says that its callers hold it, also those
// that are not seen. It says nothing of what it does itself.

#include <mutex>
#include <thread>

class __attribute__((capability("mutex"))) Lock {
public:
  void take() __attribute__((acquire_capability())) { M.lock(); }
  void giveBack() __attribute__((release_capability())) { M.unlock(); }
  void assertHeld() const __attribute__((assert_capability(this))) {}

private:
  std::mutex M;
};

class Ledger {
public:
  void okBook(int N) {
    L.take();
    Sum += N;
    Entries++;
    L.giveBack();
  }
  // Called by whoever uses the library.
  void okBookLocked(int N) {
    L.assertHeld();
    Sum += N;
    Entries++;
  }
  void okBookWithPause(int N) {
    L.assertHeld();
    Sum += N;
    L.giveBack();
    L.take();
    Entries++;
  }
  void okOwnLock(int N) {
    L.take();
    L.assertHeld();
    Sum += N;
    L.giveBack();
  }
  void badBook(int N) {
    L.take(); // heddle: double-lock@high
    Sum += N;
    L.giveBack();
  }
  void badOtherLock(int N) {
    Other.assertHeld();
    Refused += N; // heddle: nonatomic-rmw@medium
  }
  void badRefuse() {
    L.take();
    Refused++; // heddle: nonatomic-rmw@medium
    L.giveBack();
  }
  int okRefused() {
    L.take();
    int N = Refused;
    L.giveBack();
    return N;
  }
  void badTakesItAgain(int N) {
    L.assertHeld();
    badBook(N);
  }

private:
  Lock L, Other;
  long Sum = 0, Entries = 0, Refused = 0;
};

static Ledger TheLedger;
static void run() {
  TheLedger.okBook(3);
  TheLedger.okOwnLock(2);
  TheLedger.badRefuse();
  TheLedger.okRefused();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
