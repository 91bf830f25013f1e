// RUN: %check_heddle %s nonatomic-rmw
// A template that is given a lock which does nothing is meant to run without: that was a
// choice. With a lock, and with none at all, it is judged as ever.
#include <mutex>
#include <thread>

struct NullMutex {
  void lock() {}
  void unlock() {}
};

template <class M> class Counter {
public:
  void okAdd() {
    std::lock_guard<M> Guard(Lock);
    Value = Value + 1;
  }
  void bad_addOutside() {
    Value = Value + 1; // heddle: nonatomic-rmw
  }

private:
  M Lock;
  long Value = 0;
};

static Counter<std::mutex> Locked;
static Counter<NullMutex> Free;

static void run() {
  Locked.okAdd();
  Free.okAdd();
  Locked.bad_addOutside();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
