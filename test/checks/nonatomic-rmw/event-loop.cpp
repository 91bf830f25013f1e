// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// Handlers of an event loop run on the threads that run the loop: here there is one, on
// one thread. See event-loops.cpp for several, event-loop-pool.cpp for several threads.

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace asio {
class io_context {
public:
  template <class Handler> void post(Handler &&H);
  unsigned long run();
  void stop();
};
} // namespace asio

// One loop, which one thread runs: its handlers come one after the other.
class Server {
public:
  void start() {
    Runner = std::thread([this] { Loop.run(); });
  }
  void stop() {
    Loop.stop();
    Runner.join();
  }
  asio::io_context Loop;

private:
  std::thread Runner;
};

class Session : public std::enable_shared_from_this<Session> {
public:
  explicit Session(asio::io_context &L) : Loop(L) {}
  void send() { Loop.post(std::bind(&Session::okSend, shared_from_this())); }
  void ask() { Loop.post(std::bind(&Session::okAnswer, shared_from_this())); }
  void add() {
    Loop.post([this] { ++badPending; }); // heddle: nonatomic-rmw@high
    ++badPending;                        // heddle: nonatomic-rmw@high
  }
  // Counted in the loop alone, and read from elsewhere.
  int sent() const { return okSeen; }

private:
  void okSend() {
    ++Sequence;
    ++okSeen;
  }
  void okAnswer() { ++Sequence; }
  asio::io_context &Loop;
  unsigned long Sequence = 0;
  std::atomic<int> okSeen = 0;
  int badPending = 0;
};

int main() {
  Server S;
  S.start();
  auto One = std::make_shared<Session>(S.Loop);
  One->send();
  One->ask();
  One->add();
  S.stop();
}
