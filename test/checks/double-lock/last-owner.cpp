// RUN: %check_heddle %s double-lock --confidence=low
//
// What only the last owner of an object does is not done by a thread that holds the lock
// and a share in the object: as a rule.

#include <atomic>
#include <mutex>

class Registry {
public:
  void remove() {
    std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@low
    --Entries;
  }
  void count() {
    std::lock_guard<std::mutex> Lock(badMu); // heddle: double-lock@high
    ++Entries;
  }
  std::mutex Mu, badMu;
  int Entries = 0;
};
static Registry TheRegistry;

class Node {
public:
  void ref() { Refs.fetch_add(1); }
  void unref() {
    if (Refs.fetch_sub(1) == 1)
      TheRegistry.remove();
  }
  void badUnref() {
    if (Refs.fetch_sub(1) > 0)
      TheRegistry.count();
  }

private:
  std::atomic<int> Refs = 1;
};

void visit(Node &N) {
  std::lock_guard<std::mutex> Lock(TheRegistry.Mu);
  N.ref();
  N.unref();
}

void badVisit(Node &N) {
  std::lock_guard<std::mutex> Lock(TheRegistry.badMu);
  N.badUnref();
}

// The last share is given back when the lock is no longer held.
void okVisit(Node &N) {
  {
    std::lock_guard<std::mutex> Lock(TheRegistry.badMu);
    N.ref();
  }
  N.badUnref();
}
void okDrop(Node &N) {
  std::unique_lock<std::mutex> Lock(TheRegistry.badMu);
  N.ref();
  Lock.unlock();
  N.badUnref();
}
void okOther(Node &N) {
  std::lock_guard<std::mutex> Lock(TheRegistry.Mu);
  N.badUnref();
}
