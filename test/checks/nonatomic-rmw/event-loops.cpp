// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// Several loops, each on a thread of its own: which of them a handler runs on is not
// known, so that two handlers are unsure.

#include <functional>
#include <memory>
#include <thread>

namespace asio {
class io_context {
public:
  template <class Handler> void post(Handler &&H);
  unsigned long run();
};
} // namespace asio

class Service {
public:
  void start() {
    Runner = std::thread([this] { Loop.run(); });
  }
  asio::io_context Loop;

private:
  std::thread Runner;
};

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(asio::io_context &L) : Loop(L) {}
  void send() { Loop.post(std::bind(&Session::doSend, shared_from_this())); }
  void ask() { Loop.post(std::bind(&Session::doAsk, shared_from_this())); }

private:
  void doSend() { ++Sequence; }   // heddle: nonatomic-rmw@low
  void doAsk() { Sequence += 2; } // heddle: nonatomic-rmw@low
  asio::io_context &Loop;
  unsigned long Sequence = 0;
};

// A thread that runs no loop is another one for certain.
class Meter {
public:
  explicit Meter(asio::io_context &L) : Loop(L) {}
  void start() {
    Loop.post([this] { ++badTicks; }); // heddle: nonatomic-rmw@high
    Sampler = std::thread([this] {
      ++badTicks; // heddle: nonatomic-rmw@high
    });
  }

private:
  asio::io_context &Loop;
  int badTicks = 0;
  std::thread Sampler;
};

Service In, Out;

int main() {
  In.start();
  Out.start();
  auto One = std::make_shared<Session>(In.Loop);
  One->send();
  One->ask();
  static Meter M(Out.Loop);
  M.start();
  for (;;)
    std::this_thread::yield();
}
