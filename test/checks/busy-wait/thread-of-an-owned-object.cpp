// RUN: %check_heddle %s busy-wait
//
// The thread is that of an object which is made by make_unique and put into a container: the
// end of the temporary owner, which has nothing left, joins nothing.
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
    while (left_.load() != 0) // heddle: busy-wait
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

// Its end has waited for the thread.
class OkGate {
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

class OkVoice {
public:
  explicit OkVoice(OkGate &g)
      : gate_(g), thread_([this] {
          longWork();
          gate_.arrive();
        }) {}

private:
  OkGate &gate_;
  std::jthread thread_;
};

static void okEnded() {
  OkGate g;
  g.arm(1);
  {
    std::unique_ptr<OkVoice> voice = std::make_unique<OkVoice>(g);
  }
  g.wait();
}

int main() {
  okEnded();
  Gate g;
  g.arm(1);
  std::vector<std::unique_ptr<Voice>> voices;
  voices.push_back(std::make_unique<Voice>(g));
  g.wait();
}
