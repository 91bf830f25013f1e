// RUN: %check_heddle %s double-lock
//
// The queue takes the jobs out under its lock and runs them without it.

#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace ok_swap_out {
class JobQueue {
public:
  void push(std::function<void()> Job) {
    std::lock_guard<std::mutex> Lock(mu_);
    Jobs.push_back(std::move(Job));
  }
  void runAll() {
    std::deque<std::function<void()>> Now;
    {
      std::lock_guard<std::mutex> Lock(mu_);
      Now.swap(Jobs);
    }
    for (auto &Job : Now)
      Job();
  }

private:
  std::mutex mu_;
  std::deque<std::function<void()>> Jobs;
};
} // namespace ok_swap_out

namespace ok_unlock_around_the_call {
class JobQueue {
public:
  void push(std::function<void()> Job) {
    std::lock_guard<std::mutex> Lock(mu_);
    Jobs.push_back(std::move(Job));
  }
  void runAll() {
    std::unique_lock<std::mutex> Lock(mu_);
    while (!Jobs.empty()) {
      std::function<void()> Job = std::move(Jobs.front());
      Jobs.pop_front();
      Lock.unlock();
      Job();
      Lock.lock();
    }
  }

private:
  std::mutex mu_;
  std::deque<std::function<void()>> Jobs;
};
} // namespace ok_unlock_around_the_call

int main() {
  ok_swap_out::JobQueue A;
  A.push([&A] { A.push([] {}); });
  std::thread One([&A] { A.runAll(); });
  ok_unlock_around_the_call::JobQueue B;
  B.push([&B] { B.push([] {}); });
  std::thread Two([&B] { B.runAll(); });
  One.join();
  Two.join();
}
