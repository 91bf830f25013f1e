// RUN: %check_heddle %s nonatomic-rmw
//
// A service whose thread is a member: stop() joins it before it goes on, and so do
// the functions that it calls then. Any other method may run beside it.

#include <mutex>
#include <thread>

class Service {
public:
  void start() {
    T_ = std::thread([this] { work(); });
  }

  void stop() {
    {
      std::lock_guard<std::mutex> Hold(Mu_);
      Done_ = true;
    }
    if (T_.joinable())
      T_.join();
    okAfterwards();
  }

  void badAnyTime() {
    Seen_ += 1; // heddle: nonatomic-rmw@high
  }

private:
  void work() {
    Rounds_ += 1;
    Seen_ += 1; // heddle: nonatomic-rmw@high
  }
  void okAfterwards() { Rounds_ += 1; }

  std::thread T_;
  std::mutex Mu_;
  bool Done_ = false;
  long Rounds_ = 0, Seen_ = 0;
};

int main() {
  Service S;
  S.start();
  S.badAnyTime();
  S.stop();
}
