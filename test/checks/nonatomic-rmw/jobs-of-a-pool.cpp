// RUN: %check_heddle %s nonatomic-rmw
//
// Jobs that go through a pool as a packaged task of which two have a share, and
// listeners that are called by way of a copy of the list.

//--- pool.h
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class Pool {
public:
  explicit Pool(unsigned N) {
    while (N--)
      Threads.emplace_back(&Pool::loop, this);
  }
  ~Pool() {
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      Done = true;
    }
    Wake.notify_all();
    for (auto &T : Threads)
      T.join();
  }
  template <class F> auto submit(F Job) {
    using Result = decltype(Job());
    auto Task = std::make_shared<std::packaged_task<Result()>>(std::move(Job));
    auto Future = Task->get_future();
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      Queue.emplace_back([Task] { (*Task)(); });
    }
    Wake.notify_one();
    return Future;
  }

private:
  void loop() {
    for (;;) {
      std::function<void()> Job;
      {
        std::unique_lock<std::mutex> Lock(Mutex);
        Wake.wait(Lock, [this] { return Done || !Queue.empty(); });
        if (Queue.empty())
          return;
        Job = std::move(Queue.front());
        Queue.pop_front();
      }
      Job();
    }
  }
  std::mutex Mutex;
  std::condition_variable Wake;
  std::deque<std::function<void()>> Queue;
  std::vector<std::thread> Threads;
  bool Done = false;
};

class Bus {
public:
  void add(std::function<void(int)> F) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Listeners.push_back(std::move(F));
  }
  void publish(int N) {
    std::vector<std::function<void(int)>> Now;
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      Now = Listeners;
    }
    for (auto &F : Now)
      F(N);
  }
  void publishCopy(int N) {
    Mutex.lock();
    auto Now = Listeners;
    Mutex.unlock();
    for (auto &F : Now)
      F(N);
  }

private:
  std::mutex Mutex;
  std::vector<std::function<void(int)>> Listeners;
};

//--- main.cpp
#include "pool.h"
#include <atomic>

static int jobs() {
  Pool P(4);
  long Words = 0;
  std::atomic<long> Lines{0};
  auto A = P.submit([&] {
    Words += 1; // heddle: nonatomic-rmw
    return 1;
  });
  auto okB = P.submit([&] {
    Lines += 1;
    return 2;
  });
  Words += 2; // heddle: nonatomic-rmw
  return A.get() + okB.get() + static_cast<int>(Words + Lines);
}

static int events() {
  Bus B;
  int Seen = 0;
  std::mutex Guard;
  int Total = 0;
  B.add([&](int N) { Seen += N; }); // heddle: nonatomic-rmw
  B.add([&](int N) {
    std::lock_guard<std::mutex> okLock(Guard);
    Total += N;
  });
  std::thread First([&] { B.publish(1); });
  std::thread Second([&] { B.publishCopy(2); });
  First.join();
  Second.join();
  return Seen + Total;
}

int main() { return jobs() + events(); }
