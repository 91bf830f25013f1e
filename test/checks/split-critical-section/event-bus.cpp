// RUN: %check_heddle %s split-critical-section check-then-act
//
// What is copied under the lock and worked on outside of it is right as long as it is not
// put back as it was.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Bus {
public:
  void okSubscribe(std::function<void(int)> S) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Subscribers.push_back(S);
  }
  void okPublish(int Event) {
    std::vector<std::function<void(int)>> Copy;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Copy = Subscribers;
    }
    for (auto &S : Copy)
      S(Event);
  }
  void badUnsubscribeLast() {
    std::vector<std::function<void(int)>> Copy;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Copy = Subscribers;
    }
    Copy.pop_back();
    std::lock_guard<std::mutex> Guard(Mutex);
    Subscribers = Copy; // heddle: split-critical-section@medium
  }
  // The whole batch is taken out at once.
  void okFlush() {
    std::vector<int> Batch;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Batch.swap(Pending);
    }
    for (int E : Batch)
      okPublish(E);
  }
  void okWait() {
    std::unique_lock<std::mutex> Lock(Mutex);
    while (Pending.empty())
      Ready.wait(Lock);
    Pending.pop_back();
  }
  void okEnqueue(int E) {
    std::unique_lock<std::mutex> Lock(Mutex);
    if (Pending.size() > 100)
      return;
    Pending.push_back(E);
    Lock.unlock();
    Ready.notify_one();
  }
  void badEnqueue(int E) {
    std::unique_lock<std::mutex> Lock(Mutex);
    bool Full = Pending.size() > 100;
    Lock.unlock();
    if (Full)
      return;
    Lock.lock();
    Pending.push_back(E); // heddle: split-critical-section@medium
  }
  // Statistics of what was before are no decision.
  void okCount() {
    size_t N;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      N = Pending.size();
    }
    std::lock_guard<std::mutex> Guard(Mutex);
    Seen += N;
  }

private:
  std::mutex Mutex;
  std::condition_variable Ready;
  std::vector<std::function<void(int)>> Subscribers;
  std::vector<int> Pending;
  size_t Seen = 0;
};

static Bus Events;

static void run() {
  Events.okSubscribe([](int) {});
  Events.okPublish(1);
  Events.badUnsubscribeLast();
  Events.okFlush();
  Events.okWait();
  Events.okEnqueue(1);
  Events.badEnqueue(1);
  Events.okCount();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
