// RUN: %check_heddle %s thread-lifetime
//
// A std::thread that ends while it can be joined.
#include <thread>
#include <vector>

void work();

void bad_never_joined() {
  std::thread t(work); // heddle: thread-lifetime@high
  // CHECK: [[@LINE-1]]:{{.*}}'t' is never joined, and a thread that ends while it can be joined ends the program
  // CHECK: starts the thread
  // CHECK: runs
  // CHECK: ends 't', which nobody has joined
  // CHECK: the destructor of std::thread calls std::terminate
  work();
}

int bad_early_return(int n) {
  std::thread t(work); // heddle: thread-lifetime@medium
  if (n < 0)
    return -1;
  t.join();
  return 0;
}

void bad_vector() {
  std::vector<std::thread> all;
  for (int i = 0; i < 3; ++i)
    all.emplace_back(work); // heddle: thread-lifetime@high
}

class Engine {
public:
  Engine() : runner_(work) {} // heddle: thread-lifetime@high
  // CHECK: [[@LINE-1]]:{{.*}}'runner_' is joined nowhere, and a thread that ends with its 'Engine' while it can be joined ends the program
  ~Engine() { work(); }

private:
  std::thread runner_;
};

void ok_joined() {
  std::thread t(work);
  work();
  t.join();
}

void okIfJoinable(bool start) {
  std::thread t;
  if (start)
    t = std::thread(work);
  if (t.joinable())
    t.join();
}

void ok_jthread() { std::jthread t(work); }

void ok_detached() {
  std::thread t(work);
  t.detach();
}

std::thread ok_returned() {
  std::thread t(work);
  return t;
}

void ok_moved(std::vector<std::thread> &to) {
  std::thread t(work);
  to.push_back(std::move(t));
}

class OkEngine {
public:
  OkEngine() : runner_(work) {}
  ~OkEngine() { stop(); }
  void stop() {
    if (runner_.joinable())
      runner_.join();
  }

private:
  std::thread runner_;
};

// A guard of a scope joins it.
class JoinAtEnd {
public:
  explicit JoinAtEnd(std::thread &t) : t_(t) {}
  ~JoinAtEnd() { t_.join(); }

private:
  std::thread &t_;
};

int okGuard(int n) {
  std::thread t(work);
  JoinAtEnd guard(t);
  if (n < 0)
    return -1;
  work();
  return 0;
}

// What starts it decides on the join as well (low).
void okTwice(bool parallel) {
  std::thread t;
  if (parallel)
    t = std::thread(work);
  work();
  if (parallel)
    t.join();
}
