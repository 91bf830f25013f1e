// RUN: %check_heddle %s sleep-sync
//
// A thread tells an object to do something, sleeps, and asks it for the result, which the
// object's own thread puts there.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

class Pump {
public:
  void start() { thread_ = std::thread(&Pump::run, this); }
  void stop() {
    {
      std::lock_guard g(mu_);
      stop_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  void request(int level) {
    {
      std::lock_guard g(mu_);
      wanted_ = level;
    }
    wake_.notify_one();
  }
  int level() const {
    std::lock_guard g(mu_);
    return level_;
  }
  int id() const { return id_; }
  void settle() const { std::this_thread::sleep_for(20ms); }
  void settled(int level) {
    std::unique_lock l(mu_);
    done_.wait(l, [&] { return level_ == level; });
  }

private:
  void run() {
    std::unique_lock l(mu_);
    for (;;) {
      wake_.wait(l, [this] { return stop_ || wanted_ != level_; });
      if (stop_)
        return;
      level_ = wanted_;
      done_.notify_all();
    }
  }
  mutable std::mutex mu_;
  std::condition_variable wake_, done_;
  int wanted_ = 0, level_ = 0;
  const int id_ = 4;
  bool stop_ = false;
  std::thread thread_;
};

static bool bad_control(Pump &p) {
  p.request(7);
  std::this_thread::sleep_for(20ms); // heddle: sleep-sync@medium
  // CHECK: [[@LINE-1]]:{{.*}}sleeps in the hope that 'Pump::run' has changed 'level_' by then
  return p.level() == 7;
}

// The sleep lies in a method of the object itself.
static bool bad_asks_object_to_settle(Pump &p) {
  p.settle(); // heddle: sleep-sync@medium
  return p.level() == 7;
}

// Waits for the very thing.
static bool ok_waits(Pump &p) {
  p.request(8);
  p.settled(8);
  std::this_thread::sleep_for(1ms);
  return p.id() == 4;
}

// The sleep is for the time it takes: nothing was asked of the object before.
static int ok_latency(Pump &p) {
  std::this_thread::sleep_for(5ms);
  return p.level();
}

// What is read never changes.
static int ok_constant(Pump &p) {
  p.request(9);
  std::this_thread::sleep_for(5ms);
  return p.id();
}

int main() {
  Pump p;
  p.start();
  std::thread a([&p] { bad_control(p); }), b([&p] { ok_latency(p); }), c([&p] { ok_waits(p); }),
      d([&p] { ok_constant(p); }), e([&p] { bad_asks_object_to_settle(p); });
  a.join();
  b.join();
  c.join();
  d.join();
  e.join();
  p.stop();
}
