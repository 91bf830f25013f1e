// RUN: %check_heddle %s double-lock
//
// Elements of a container: which of them a name means the second time, nobody says. But the
// one that is passed on from the function that holds its lock to the one that waits for it is
// the same.

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class Session {
public:
  explicit Session(int N) : Number(N) {}
  void badClose() {
    std::lock_guard<std::mutex> Lock(badMu);
    badFlush();
  }
  void badFlush() {
    std::lock_guard<std::mutex> Lock(badMu); // heddle: double-lock@high
    ++Flushed;
  }
  void okClose() {
    {
      std::lock_guard<std::mutex> Lock(okMu);
      ++Closed;
    }
    okFlush();
  }
  void okFlush() {
    std::lock_guard<std::mutex> Lock(okMu);
    ++Flushed;
  }
  // Another one of them.
  void okForward(std::vector<std::unique_ptr<Session>> &All) {
    std::lock_guard<std::mutex> Lock(okMu);
    if (Number == 0)
      All[1]->okFlush();
  }

private:
  const int Number;
  std::mutex badMu, okMu;
  int Flushed = 0, Closed = 0;
};

static void okBoth(std::vector<std::unique_ptr<Session>> &All, std::mutex *Locks) {
  std::lock_guard<std::mutex> First(Locks[0]);
  std::lock_guard<std::mutex> Second(Locks[1]);
  All.front()->okFlush();
}

int main() {
  std::vector<std::unique_ptr<Session>> All;
  std::mutex Locks[2];
  for (int I = 0; I != 4; ++I)
    All.push_back(std::make_unique<Session>(I));
  okBoth(All, Locks);
  for (auto &S : All) {
    S->badClose();
    S->okClose();
    S->okForward(All);
  }
}
