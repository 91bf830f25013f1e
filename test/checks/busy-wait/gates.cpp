// RUN: %check_heddle %s busy-wait
//
// Classes whose methods wait for each other: a sign that a caller gives when it is done is
// waited for as long as the caller works.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

void longWork();

// As many arrive as are expected.
class Gate {
public:
  explicit Gate(int n) : left_(n) {}
  void arrive() { left_.fetch_sub(1); }
  void bad_wait() {
    while (left_.load() != 0) // heddle: busy-wait@medium
      std::this_thread::yield();
    // CHECK: [[@LINE-2]]:{{.*}}spins until 'useGate::lambda#1' changes 'left_'
  }

private:
  std::atomic<int> left_;
};

void useGate() {
  Gate g(1);
  std::thread t([&g] {
    longWork();
    g.arrive();
  });
  g.bad_wait();
  t.join();
}

class OkGate {
public:
  explicit OkGate(int n) : left_(n) {}
  void arrive() {
    if (left_.fetch_sub(1) == 1)
      left_.notify_all();
  }
  void wait() {
    for (int n = left_.load(); n != 0; n = left_.load())
      left_.wait(n);
  }

private:
  std::atomic<int> left_;
};

void useOkGate() {
  OkGate g(1);
  std::thread t([&g] {
    longWork();
    g.arrive();
  });
  g.wait();
  t.join();
}

// Gives the lock back, yields, and takes it again.
class Jobs {
public:
  void add() {
    std::lock_guard g(mu_);
    ++pending_;
  }
  void run() {
    longWork();
    std::lock_guard g(mu_);
    --pending_;
  }
  void bad_drain() {
    std::unique_lock l(mu_);
    while (pending_ > 0) { // heddle: busy-wait@medium
      l.unlock();
      std::this_thread::yield();
      l.lock();
    }
  }

private:
  std::mutex mu_;
  int pending_ = 0;
};

void useJobs() {
  Jobs j;
  j.add();
  std::thread t([&j] { j.run(); });
  j.bad_drain();
  t.join();
}

class OkJobs {
public:
  void add() {
    std::lock_guard g(mu_);
    ++pending_;
  }
  void run() {
    longWork();
    {
      std::lock_guard g(mu_);
      --pending_;
    }
    none_.notify_all();
  }
  void drain() {
    std::unique_lock l(mu_);
    while (pending_ > 0)
      none_.wait(l);
  }

private:
  std::mutex mu_;
  std::condition_variable none_;
  int pending_ = 0;
};

void useOkJobs() {
  OkJobs j;
  j.add();
  std::thread t([&j] { j.run(); });
  j.drain();
  t.join();
}

// A step of its own: it is claimed, and marked a line later (low).
class OkCell {
public:
  void put(int v) {
    claimed_.store(true);
    value_ = v;
    filled_.store(true);
  }
  int take() {
    while (!filled_.load())
      std::this_thread::yield();
    return value_;
  }

private:
  std::atomic<bool> claimed_{false}, filled_{false};
  int value_ = 0;
};

void useCell() {
  OkCell c;
  std::thread t([&c] { c.put(1); });
  c.take();
  t.join();
}
