// RUN: %check_heddle %s sleep-sync
//
// The state that is polled is a queue: to ask whether it is empty is to read it,
// and what is put into it is a write.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unistd.h>

class MailboxBad {
public:
  void put(int Letter) {
    std::lock_guard<std::mutex> Hold(Mu);
    Letters.push_back(Letter);
  }
  int badTake() {
    for (;;) {
      {
        std::lock_guard<std::mutex> Hold(Mu);
        if (!Letters.empty())
          break;
      }
      usleep(1000); // heddle: sleep-sync@high
    }
    std::lock_guard<std::mutex> Hold(Mu);
    int First = Letters.front();
    Letters.pop_front();
    return First;
  }

private:
  std::mutex Mu;
  std::deque<int> Letters;
};

class MailboxOk {
public:
  void put(int Letter) {
    std::lock_guard<std::mutex> Hold(Mu);
    Letters.push_back(Letter);
    Arrived.notify_one();
  }
  int okTake() {
    std::unique_lock<std::mutex> Hold(Mu);
    Arrived.wait(Hold, [this] { return !Letters.empty(); });
    int First = Letters.front();
    Letters.pop_front();
    return First;
  }

private:
  std::mutex Mu;
  std::condition_variable Arrived;
  std::deque<int> Letters;
};

int main() {
  MailboxBad Slow;
  MailboxOk Quick;
  std::thread T([&] {
    Slow.put(1);
    Quick.put(1);
  });
  int Sum = Slow.badTake() + Quick.okTake();
  T.join();
  return Sum - 2;
}
