// RUN: %check_heddle %s check-then-act
//
// Callers that hold a lock of their own over both calls: enough if all who take do so.

#include <deque>
#include <mutex>
#include <thread>

class Inbox {
public:
  bool empty() {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Mails.empty();
  }
  int take() {
    std::lock_guard<std::mutex> Guard(Mutex);
    int M = Mails.front();
    Mails.pop_front();
    return M;
  }
  void put(int M) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Mails.push_back(M);
  }

private:
  std::mutex Mutex;
  std::deque<int> Mails;
};

void read(int);

class Scheduler {
public:
  void okStep() {
    std::lock_guard<std::mutex> Guard(Turn);
    if (!Box.empty())
      read(Box.take());
  }
  void okAlso() {
    Turn.lock();
    while (!Box.empty())
      read(Box.take());
    Turn.unlock();
  }
  // The lock is given up between the two.
  void badTurns() {
    bool Any;
    {
      std::lock_guard<std::mutex> Guard(Turn);
      Any = !Box.empty();
    }
    if (Any) {
      std::lock_guard<std::mutex> Guard(Turn);
      read(Box.take()); // heddle: check-then-act@medium
    }
  }
  // Asked without the lock, and once more with it.
  void okDoubleChecked() {
    if (Box.empty())
      return;
    std::lock_guard<std::mutex> Guard(Turn);
    if (!Box.empty())
      read(Box.take());
  }
  void okPut(int M) { Box.put(M); }

private:
  std::mutex Turn;
  Inbox Box;
};

class Careless {
public:
  void badStep() {
    if (!Box.empty())
      read(Box.take()); // heddle: check-then-act@medium
  }
  void okPut(int M) { Box.put(M); }

private:
  std::mutex Turn;
  Inbox Box;
};

static void run(Scheduler &S, Careless &C) {
  S.okStep();
  S.okAlso();
  S.badTurns();
  S.okDoubleChecked();
  S.okPut(1);
  C.badStep();
  C.okPut(2);
}

int main() {
  Scheduler S;
  Careless C;
  std::thread A(run, std::ref(S), std::ref(C)), B(run, std::ref(S), std::ref(C));
  A.join();
  B.join();
}
