// RUN: %check_heddle %s sleep-sync
//
// Loops that sleep and do their work in between: an outbox that is drained, a
// watchdog that kills, a lock of another process that is polled.

#include <chrono>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>

class OutboxOk {
public:
  void add(std::string Text) {
    std::lock_guard<std::mutex> Hold(Mu);
    Pending.push_back(std::move(Text));
  }
  void okDrain(int Socket) {
    while (!closed()) {
      for (const std::string &Text : take())
        if (write(Socket, Text.data(), Text.size()) < 0)
          return;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  void close() {
    std::lock_guard<std::mutex> Hold(Mu);
    Closed = true;
  }

private:
  bool closed() {
    std::lock_guard<std::mutex> Hold(Mu);
    return Closed;
  }
  std::deque<std::string> take() {
    std::lock_guard<std::mutex> Hold(Mu);
    return std::exchange(Pending, {});
  }
  std::mutex Mu;
  std::deque<std::string> Pending;
  bool Closed = false;
};

static void okLockFile(const char *Path) {
  while (access(Path, F_OK) == 0)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

static OutboxOk Outbox;

int main() {
  okLockFile("/run/other.lock");
  std::thread T([] { Outbox.okDrain(1); });
  Outbox.add("hello");
  Outbox.close();
  T.join();
}
