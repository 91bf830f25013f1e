// RUN: %check_heddle %s double-lock
//
// Locks that their owner may take again, and locks of the same name that may not.

#include <mutex>

namespace ok_recursive_mutex {
class Widget {
public:
  void show() {
    std::lock_guard<std::recursive_mutex> Lock(mu_);
    paint();
  }
  void paint() {
    std::lock_guard<std::recursive_mutex> Lock(mu_);
    ++Painted;
  }

private:
  std::recursive_mutex mu_;
  int Painted = 0;
};
} // namespace ok_recursive_mutex

namespace ok_recursive_timed_mutex {
std::recursive_timed_mutex Mu;
int Depth = 0;
void enter(int N) {
  std::unique_lock<std::recursive_timed_mutex> Lock(Mu);
  ++Depth;
  if (N > 0)
    enter(N - 1);
}
} // namespace ok_recursive_timed_mutex

namespace bad_timed_mutex {
class Widget {
public:
  void show() {
    std::lock_guard<std::timed_mutex> Lock(mu_);
    paint();
  }
  void paint() {
    std::lock_guard<std::timed_mutex> Lock(mu_); // heddle: double-lock@high
    ++Painted;
  }

private:
  std::timed_mutex mu_;
  int Painted = 0;
};
} // namespace bad_timed_mutex

namespace bad_recursion {
std::mutex Mu;
int Depth = 0;
void enter(int N) {
  std::unique_lock<std::mutex> Lock(Mu); // heddle: double-lock@high
  ++Depth;
  if (N > 0)
    enter(N - 1);
}
} // namespace bad_recursion
