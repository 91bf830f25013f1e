// RUN: %check_heddle %s double-lock --confidence=low
//
// A parameter that is given another value names two things: two that are swapped are not
// one.

#include <functional>
#include <mutex>

struct Clock {
  std::mutex Mu, badMu;
  double Time = 0;
};

static void lockBoth(Clock *A, Clock *B) {
  if (std::less<Clock *>()(B, A)) {
    Clock *T = A;
    A = B;
    B = T;
  }
  A->Mu.lock();
  B->Mu.lock();
}

void okSynchronise(Clock *Master, Clock *Slave) {
  lockBoth(Master, Slave);
  Slave->Time = Master->Time;
  Master->Mu.unlock();
  Slave->Mu.unlock();
}

// It stays what it is where another one is changed.
void badTwice(Clock *A, Clock *B) {
  B = A;
  A->badMu.lock();
  A->badMu.lock(); // heddle: double-lock@high
  A->badMu.unlock();
  B->Time = 0;
}
