// RUN: %check_heddle %s double-lock
//
// Of two objects one is the other's next. The one that is named so is not its own.

#include <mutex>
#include <thread>

namespace ok_ends_at_the_second {
struct Stage {
  Stage *next = nullptr;
  std::mutex mu;
  long seen = 0;
  void pass() {
    std::lock_guard<std::mutex> Own(mu);
    ++seen;
    if (next)
      next->pass();
  }
};
void serve() {
  Stage First, Last;
  First.next = &Last;
  std::thread One([&] { First.pass(); });
  std::thread Two([&] { First.pass(); });
  One.join();
  Two.join();
}
} // namespace ok_ends_at_the_second

namespace bad_comes_back {
struct Hub {
  std::mutex mu;
  int events = 0;
  void note() {
    std::lock_guard<std::mutex> Own(mu); // heddle: double-lock@high
    ++events;
  }
};
struct Source {
  explicit Source(Hub &Given) : H(Given) {}
  Hub &H;
  void fire() {
    std::lock_guard<std::mutex> All(H.mu);
    H.note();
  }
};
void serve() {
  Hub H;
  Source S(H);
  std::thread One([&] { S.fire(); });
  std::thread Two([&] { S.fire(); });
  One.join();
  Two.join();
}
} // namespace bad_comes_back
