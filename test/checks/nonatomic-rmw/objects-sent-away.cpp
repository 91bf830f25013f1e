// RUN: %check_heddle %s nonatomic-rmw
//
// What is made for each connection and sent to the thread that is to have it: two threads
// that find such objects where they are kept do not have the same one.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

struct Pipe {
  void okRead() { ++okMessages; }
  long okMessages = 0;
};

struct Session {
  Pipe *Mine = nullptr;
  void serve() { Mine->okRead(); }
};

class Mailbox {
public:
  void send(Session *S) {
    std::lock_guard<std::mutex> Lock(Mu);
    Waiting.push_back(S);
    Filled.notify_one();
  }
  Session *receive() {
    std::unique_lock<std::mutex> Lock(Mu);
    Filled.wait(Lock, [&] { return !Waiting.empty(); });
    Session *S = Waiting.front();
    Waiting.pop_front();
    return S;
  }

private:
  std::mutex Mu;
  std::condition_variable Filled;
  std::deque<Session *> Waiting;
};

static Mailbox First, Second;

static void connect(Mailbox &To) {
  Pipe *Made = new Pipe;
  Session *S = new Session;
  S->Mine = Made;
  To.send(S);
}

// One object is given to both of them.
struct Shared {
  long badTotal = 0;
};

int main() {
  std::thread One([] { First.receive()->serve(); });
  std::thread Two([] { Second.receive()->serve(); });
  connect(First);
  connect(Second);
  One.join();
  Two.join();

  auto *Both = new Shared;
  std::thread Three([Both] { ++Both->badTotal; }); // heddle: nonatomic-rmw@high
  std::thread Four([Both] { ++Both->badTotal; });  // heddle: nonatomic-rmw@high
  Three.join();
  Four.join();
}
