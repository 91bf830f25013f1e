// RUN: %check_heddle %s data-race
//
// Whoever leaves the loop around a wait on a condition variable has waited, also where
// there was nothing left to wait for.

#include <condition_variable>
#include <mutex>
#include <pthread.h>
#include <thread>

static std::mutex Mu;
static std::condition_variable Wake;
static bool IsSet;
static int A, B, C, D, E, F, G, H;

static void set() {
  std::lock_guard<std::mutex> Hold(Mu);
  IsSet = true;
  Wake.notify_all();
}

static int okLoop() {
  std::thread Maker([] {
    A = 1;
    set();
  });
  {
    std::unique_lock<std::mutex> Hold(Mu);
    while (!IsSet)
      Wake.wait(Hold);
  }
  int Seen = A;
  Maker.join();
  return Seen;
}

static int okLeftFromTheMiddle() {
  std::thread Maker([] {
    B = 1;
    set();
  });
  {
    std::unique_lock<std::mutex> Hold(Mu);
    for (;;) {
      if (IsSet)
        break;
      Wake.wait(Hold);
    }
  }
  int Seen = B;
  Maker.join();
  return Seen;
}

static std::condition_variable WakeOfC;
static int badLookBefore() {
  std::thread Maker([] {
    C = 1; // heddle: data-race@high
    std::lock_guard<std::mutex> Hold(Mu);
    IsSet = true;
    WakeOfC.notify_all();
  });
  int Seen = C;
  {
    std::unique_lock<std::mutex> Hold(Mu);
    while (!IsSet)
      WakeOfC.wait(Hold);
  }
  Maker.join();
  return Seen;
}

static int badSetBefore() {
  std::thread Maker([] {
    set();
    D = 1; // heddle: data-race@high
  });
  {
    std::unique_lock<std::mutex> Hold(Mu);
    while (!IsSet)
      Wake.wait(Hold);
  }
  int Seen = D;
  Maker.join();
  return Seen;
}

// Another loop says nothing of the wait.
static std::condition_variable WakeOfE;
static int badAnotherLoop() {
  std::thread Maker([] {
    E = 1; // heddle: data-race@high
    std::lock_guard<std::mutex> Hold(Mu);
    IsSet = true;
    WakeOfE.notify_all();
  });
  for (int I = 0; I != 3; ++I)
    F += I;
  int Seen = E;
  {
    std::unique_lock<std::mutex> Hold(Mu);
    while (!IsSet)
      WakeOfE.wait(Hold);
  }
  Maker.join();
  return Seen;
}

// The maker does not wait until what it has made was taken.
static int badNoTurns() {
  std::thread Maker([] {
    for (int I = 0; I != 100; ++I) {
      G = I; // heddle: data-race@high
      set();
    }
  });
  {
    std::unique_lock<std::mutex> Hold(Mu);
    while (!IsSet)
      Wake.wait(Hold);
  }
  int Seen = G;
  Maker.join();
  return Seen;
}

static pthread_mutex_t Old = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t OldWake = PTHREAD_COND_INITIALIZER;
static bool OldIsSet;

static void *makeOld(void *) {
  H = 1;
  pthread_mutex_lock(&Old);
  OldIsSet = true;
  pthread_cond_signal(&OldWake);
  pthread_mutex_unlock(&Old);
  return nullptr;
}

static int okPosix() {
  pthread_t Maker;
  pthread_create(&Maker, nullptr, makeOld, nullptr);
  pthread_mutex_lock(&Old);
  while (!OldIsSet)
    pthread_cond_wait(&OldWake, &Old);
  pthread_mutex_unlock(&Old);
  int Seen = H;
  pthread_join(Maker, nullptr);
  return Seen;
}

// Two waits on one variable, in turns: all have come, all are done.
namespace rounds {

class Condition {
public:
  explicit Condition(std::mutex &M) : Of(M) {}
  void wait() {
    std::unique_lock<std::mutex> Hold(Of, std::adopt_lock);
    Cv.wait(Hold);
    Hold.release();
  }
  void wakeAll() { Cv.notify_all(); }

private:
  std::condition_variable Cv;
  std::mutex &Of;
};

struct Round {
  std::mutex Mu;
  Condition Changed{Mu};
  int Here = 0, Done = 0;
  bool Go = false;
};

struct Runner {
  Round *Of;
  long Steps;
};

static void runOne(Runner *R) {
  {
    std::lock_guard<std::mutex> Hold(R->Of->Mu);
    ++R->Of->Here;
    R->Of->Changed.wakeAll();
    while (!R->Of->Go)
      R->Of->Changed.wait();
  }
  R->Steps = 0;
  for (int I = 0; I != 1000; ++I)
    ++R->Steps;
  std::lock_guard<std::mutex> Hold(R->Of->Mu);
  ++R->Of->Done;
  R->Of->Changed.wakeAll();
}

static Round TheRound;
static Runner TheRunner{&TheRound, 0};

static long okRounds() {
  std::thread One(runOne, &TheRunner);
  TheRound.Mu.lock();
  while (TheRound.Here != 1)
    TheRound.Changed.wait();
  TheRound.Go = true;
  TheRound.Changed.wakeAll();
  while (TheRound.Done != 1)
    TheRound.Changed.wait();
  TheRound.Mu.unlock();
  long Seen = TheRunner.Steps;
  One.join();
  return Seen;
}

} // namespace rounds

int main() {
  return okLoop() + okLeftFromTheMiddle() + badLookBefore() + badSetBefore() + badAnotherLoop() +
         badNoTurns() + okPosix() + (int)rounds::okRounds();
}
