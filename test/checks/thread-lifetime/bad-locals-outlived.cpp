// RUN: %check_heddle %s thread-lifetime
//
// A thread that still has a local of the function that started it.
#include <future>
#include <string>
#include <thread>
#include <vector>

static void use(int &n) { ++n; }

void bad_detached() {
  int count = 0;
  std::thread t([&count] { ++count; }); // heddle: thread-lifetime@high
  // CHECK: [[@LINE-1]]:{{.*}}the thread that runs 'bad_detached::lambda#1' uses the local 'count' of 'bad_detached', and nobody waits for it before 'bad_detached' returns
  // CHECK: 1. starts a thread that has 'count'
  // CHECK: 2. returns: 'count' ends
  // CHECK: 3. uses 'count'
  // CHECK: the thread reads or writes memory that has been given back
  t.detach();
}

void bad_by_pointer() {
  int n = 0;
  std::thread([](int *p) { ++*p; }, &n).detach(); // heddle: thread-lifetime@high
}

void bad_by_ref() {
  int n = 0;
  std::thread t(use, std::ref(n)); // heddle: thread-lifetime@high
  t.detach();
}

// What is done with it lies elsewhere.
void print(const std::string &text);
void bad_only_read() {
  std::string text = "x";
  std::thread([&text] { print(text); }).detach(); // heddle: thread-lifetime@high
}

// The caller has the threads, and joins them when the parameter's reference is long gone.
static void bad_add(std::vector<std::thread> &to) {
  int turn = 1;
  to.emplace_back([&turn] { ++turn; }); // heddle: thread-lifetime@high
}

void many() {
  std::vector<std::thread> all;
  bad_add(all);
  for (auto &t : all)
    t.join();
}

std::future<int> bad_returned() {
  int seed = 3;
  return std::async(std::launch::async, [&seed] { return ++seed; }); // heddle: thread-lifetime@high
}

class Session {
public:
  void bad_start() {
    int tries = 0;
    worker_ = std::thread([&tries] { ++tries; }); // heddle: thread-lifetime@high
  }
  ~Session() { worker_.join(); }

private:
  std::thread worker_;
};

// The object that the thread works on is a local.
class Pump {
public:
  void start() {
    std::thread([this] { ++strokes_; }).detach(); // heddle: thread-lifetime@high
  }

private:
  int strokes_ = 0;
};

void bad_local_object() {
  Pump p;
  p.start();
}
