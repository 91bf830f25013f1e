// RUN: %check_heddle %s thread-lifetime
//
// Threads that have a local, and somebody waits for them; and threads that have copies.
#include <atomic>
#include <condition_variable>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

static void count(int &n) { ++n; }

void ok_joined() {
  int n = 0;
  std::thread t(count, std::ref(n));
  t.join();
}

void ok_scoped() {
  int n = 0;
  std::jthread t([&n] { ++n; });
}

void ok_copies() {
  std::string text = "x";
  std::thread([text] { std::string own = text; }).detach();
  std::thread([](std::string own) { own += "y"; }, text).detach();
}

void ok_shared() {
  auto n = std::make_shared<int>(0);
  std::thread([n] { ++*n; }).detach();
}

static int Total = 0;
void ok_global() {
  static int calls = 0;
  std::thread([] {
    ++Total;
    ++calls;
  }).detach();
}

void ok_latch() {
  std::latch done(1);
  std::thread([&done] { done.count_down(); }).detach();
  done.wait();
}

void ok_promise() {
  std::promise<int> p;
  std::future<int> f = p.get_future();
  std::thread([&p] { p.set_value(1); }).detach();
  f.get();
}

void ok_condition() {
  std::mutex mu;
  std::condition_variable cv;
  bool done = false;
  std::thread([&] {
    std::lock_guard g(mu);
    done = true;
    cv.notify_one();
  }).detach();
  std::unique_lock l(mu);
  cv.wait(l, [&] { return done; });
}

void ok_flag() {
  std::atomic<bool> done{false};
  std::thread([&done] { done = true; }).detach();
  while (!done)
    std::this_thread::yield();
}

void ok_all_joined() {
  int n = 0;
  std::vector<std::thread> all;
  for (int i = 0; i < 3; ++i)
    all.emplace_back([&n] { ++n; });
  for (auto &t : all)
    t.join();
}

int ok_future() {
  int n = 1;
  auto f = std::async(std::launch::async, [&n] { return n; });
  return f.get();
}

// The end of the future waits.
void ok_future_in_scope() {
  int n = 1;
  auto f = std::async(std::launch::async, [&n] { return n; });
}

class Worker {
public:
  void ok_start() {
    runner_ = std::thread([this] { ++n_; });
  }
  ~Worker() { runner_.join(); }

private:
  int n_ = 0;
  std::thread runner_;
};

void okObject() {
  Worker w;
  w.ok_start();
}

// The program ends with it (low).
int main() {
  int ok_local = 0;
  std::thread([&ok_local] { ++ok_local; }).detach();
  return 0;
}
