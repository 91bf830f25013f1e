// RUN: %check_heddle %s busy-wait
//
// A known miss: the thread is that of an object which is made by make_unique and put into a
// container, and is not known to run when the other one spins.
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

void longWork();

class Gate {
public:
  void arm(int n) { left_.store(n); }
  void arrive() { left_.fetch_sub(1); }
  void wait() {
    while (left_.load() != 0)
      std::this_thread::yield();
  }

private:
  std::atomic<int> left_{0};
};

class Voice {
public:
  explicit Voice(Gate &g)
      : gate_(g), thread_([this] {
          longWork();
          gate_.arrive();
        }) {}

private:
  Gate &gate_;
  std::jthread thread_;
};

int main() {
  Gate g;
  g.arm(1);
  std::vector<std::unique_ptr<Voice>> voices;
  voices.push_back(std::make_unique<Voice>(g));
  g.wait();
}
