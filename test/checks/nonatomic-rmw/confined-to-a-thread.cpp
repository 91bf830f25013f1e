// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// Code that asks which thread it is on, or asserts it, knows who may come there. An
// assertion speaks for the object that makes it, not for what is called behind it.

#include <cstdlib>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Loop {
public:
  bool isInLoop() const { return Owner == std::this_thread::get_id(); }
  void assertInLoop() const {
    if (!isInLoop())
      std::abort();
  }
  void run() {
    Owner = std::this_thread::get_id();
    assertInLoop();
    Handler();
  }
  std::function<void()> Handler;

private:
  std::thread::id Owner;
};

class Server {
public:
  explicit Server(Loop *L) : Base(L) {}
  void accept() {
    Base->assertInLoop();
    ++Accepted; // heddle: nonatomic-rmw@low
    counts();
  }
  void okCount() {
    std::lock_guard<std::mutex> Lock(Mu);
    ++okCounted;
  }

private:
  Loop *Base;
  std::mutex Mu;
  void counts() { ++Seen; } // heddle: nonatomic-rmw@low
  int Accepted = 0, Seen = 0, okCounted = 0;
};

// The variable of the thread's own says who it is.
struct Current {
  int Number;
};
static thread_local Current *Here;
static Current *current() { return Here; }

class Receiver {
public:
  explicit Receiver(Current *C) : Mine(C) {}
  void deliver() {
    if (Mine == current())
      ++Delivered; // heddle: nonatomic-rmw@low
  }
  void badDeliver() {
    if (current() != nullptr)
      ++badDelivered; // heddle: nonatomic-rmw@high
  }

private:
  Current *Mine;
  int Delivered = 0, badDelivered = 0;
};

static int badHandled;

int main() {
  Loop L;
  Server S(&L);
  Current C{1};
  Receiver R(&C);
  L.Handler = [&] { ++badHandled; }; // heddle: nonatomic-rmw@high
  auto Work = [&] {
    S.accept();
    S.okCount();
    R.deliver();
    R.badDeliver();
    L.run();
  };
  std::thread A(Work), B(Work);
  A.join();
  B.join();
}
