// RUN: %check_heddle %s sleep-sync
//
// A thread class of one's own, a pool of its threads, and a sleep that goes on
// where a signal broke it off: what the pool starts is known to whoever started
// the pool, though its threads may start pools themselves.

#include <cerrno>
#include <cmath>
#include <ctime>
#include <list>
#include <mutex>
#include <pthread.h>

class Runner {
public:
  virtual ~Runner() = default;
  virtual void run() = 0;
  void start() { pthread_create(&Handle, nullptr, &Runner::enter, this); }
  void join() { pthread_join(Handle, nullptr); }

private:
  static void *enter(void *Self) {
    static_cast<Runner *>(Self)->run();
    return nullptr;
  }
  pthread_t Handle{};
};

static bool nap(double Seconds) {
  double Whole;
  double Rest = std::modf(Seconds, &Whole);
  timespec Left, Wanted{static_cast<time_t>(Whole), static_cast<long>(Rest * 1e9)};
  while (nanosleep(&Wanted, &Left) != 0) {
    if (errno != EINTR)
      return false;
    Wanted = Left;
  }
  return true;
}

class Pool {
public:
  void start() {
    Worker.Owner = this;
    Worker.start();
  }
  void finish() { Worker.join(); }
  void add(int Job) {
    std::lock_guard Hold(Mu);
    Jobs.push_back(Job);
    ++Open;
  }
  int open() {
    std::lock_guard Hold(Mu);
    return Open;
  }

private:
  struct Thread : Runner {
    Pool *Owner = nullptr;
    void run() override {
      Owner->work();
      if (Owner->Nested)
        Owner->Nested->start();
    }
  };
  void work() {
    std::lock_guard Hold(Mu);
    while (!Jobs.empty()) {
      Jobs.pop_front();
      --Open;
    }
  }
  Thread Worker;
  Pool *Nested = nullptr;
  std::mutex Mu;
  std::list<int> Jobs;
  int Open = 0;
};

static int badHopes() {
  Pool P;
  P.add(1);
  P.start();
  nap(0.5); // heddle: sleep-sync@high
  int Left = P.open();
  P.finish();
  return Left;
}

static int okWaits() {
  Pool P;
  P.add(1);
  P.start();
  P.finish();
  nap(0.5);
  return P.open();
}

static int okNotStarted() {
  Pool P;
  P.add(1);
  nap(0.5);
  return P.open();
}

int main() { return badHopes() + okWaits() + okNotStarted(); }
