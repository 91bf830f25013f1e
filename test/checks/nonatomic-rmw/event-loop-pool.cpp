// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// Several threads run one loop: its handlers do run at once, unless they go through
// one strand.

#include <atomic>
#include <thread>
#include <vector>

namespace asio {
class io_context {
public:
  template <class Handler> void post(Handler &&H);
  unsigned long run();
  class strand {
  public:
    explicit strand(io_context &C);
    template <class Handler> void post(Handler &&H);
  };
};
} // namespace asio

static asio::io_context Loop;
static asio::io_context::strand OneByOne(Loop);
static int badServed = 0;
static int Ordered = 0;
static std::atomic<int> okServed = 0;

static void serve() {
  ++badServed; // heddle: nonatomic-rmw@high
  ++okServed;
}
static void first() { ++Ordered; }  // heddle: nonatomic-rmw@low
static void second() { --Ordered; } // heddle: nonatomic-rmw@low

int main() {
  std::vector<std::thread> Runners;
  for (int I = 0; I < 4; ++I)
    Runners.emplace_back([] { Loop.run(); });
  for (int I = 0; I < 100; ++I) {
    Loop.post(&serve);
    OneByOne.post(&first);
    OneByOne.post(&second);
  }
  for (std::thread &T : Runners)
    T.join();
}
