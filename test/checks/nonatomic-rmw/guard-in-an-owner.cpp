// RUN: %check_heddle %s nonatomic-rmw
//
// Guards in optionals and smart pointers keep others out until they end; one that a
// helper gives back does not.

#include <memory>
#include <mutex>
#include <optional>
#include <thread>

using Guard = std::lock_guard<std::mutex>;

class Counters {
public:
  void okEmplaced() {
    std::optional<Guard> G;
    G.emplace(Mu);
    ++A;
  }
  void okInPlace() {
    std::optional<Guard> G(std::in_place, Mu);
    ++B;
  }
  void okMade() {
    auto G = std::make_unique<Guard>(Mu);
    ++C;
  }
  void badEmptied() {
    auto G = std::make_unique<Guard>(Mu);
    G.reset();
    ++D; // heddle: nonatomic-rmw@high
  }
  void badHelped() {
    std::unique_lock<std::mutex> Lock(Mu);
    giveUp(Lock);
  }

private:
  void giveUp(std::unique_lock<std::mutex> &Lock) {
    Lock.unlock();
    ++E; // heddle: nonatomic-rmw@high
    Lock.lock();
  }
  std::mutex Mu;
  long A = 0, B = 0, C = 0, D = 0, E = 0;
};

static Counters All;

static void work() {
  All.okEmplaced();
  All.okInPlace();
  All.okMade();
  All.badEmptied();
  All.badHelped();
}

int main() {
  std::thread First(work), Second(work);
  First.join();
  Second.join();
}
