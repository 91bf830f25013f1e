// RUN: %check_heddle %s nonatomic-rmw
//
// Holders in shared mode do not keep each other apart; one in exclusive mode keeps
// all of them away.

#include <mutex>
#include <shared_mutex>
#include <thread>

class Registry {
public:
  void badTouch() {
    std::shared_lock<std::shared_mutex> Lock(Mu);
    ++Touched; // heddle: nonatomic-rmw@high
  }
  void okReset() {
    std::unique_lock<std::shared_mutex> Lock(Mu);
    Kept += 1;
  }
  int okRead() {
    std::shared_lock<std::shared_mutex> Lock(Mu);
    return Kept;
  }
private:
  std::shared_mutex Mu;
  int Touched = 0, Kept = 0;
};

int main() {
  Registry R;
  std::thread A([&] {
    R.badTouch();
    R.okReset();
  });
  R.badTouch();
  R.okReset();
  int Seen = R.okRead();
  A.join();
  return Seen;
}
