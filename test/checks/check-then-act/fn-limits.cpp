// RUN: %check_heddle %s check-then-act split-critical-section
//
// Known limits: what is wrong here is not found.

#include <mutex>
#include <thread>
#include <vector>

class Link {
public:
  bool isOpen() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Open;
  }
  void close() {
    std::lock_guard<std::mutex> Guard(Mutex);
    Open = false;
    Sent.clear();
  }
  // Does not look at the flag that the caller has asked for.
  void send(int V) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Sent.push_back(V);
  }

private:
  mutable std::mutex Mutex;
  bool Open = true;
  std::vector<int> Sent;
};

class Stack {
public:
  bool empty() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Values.empty();
  }
  int pop() {
    std::lock_guard<std::mutex> Guard(Mutex);
    int V = Values.back();
    Values.pop_back();
    return V;
  }

private:
  mutable std::mutex Mutex;
  std::vector<int> Values = std::vector<int>(100);
};

static Link Peer;
static Stack Shared;

static void fnOtherMember() {
  if (Peer.isOpen())
    Peer.send(1);
}

struct Task {
  bool Any = false;
  void fnAsk() { Any = !Shared.empty(); }
  void fnTake() {
    if (Any)
      Shared.pop();
  }
};

static void run() {
  fnOtherMember();
  Task T;
  T.fnAsk();
  T.fnTake();
  Peer.close();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
