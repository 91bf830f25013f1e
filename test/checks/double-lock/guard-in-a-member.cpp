// RUN: %check_heddle %s double-lock
//
// An object that has a guard holds the lock from its constructor to its end, in its
// own methods as well.

#include <mutex>

static std::mutex WriteLock;
static int Written = 0;

class Transaction {
public:
  Transaction() : Lock(WriteLock) {}
  void okCommit() { ++Written; }
  void badCommit() {
    std::lock_guard<std::mutex> Again(WriteLock); // heddle: double-lock@high
    ++Written;
  }
  void okCommitAndEnd() {
    Lock.unlock();
    recount();
    Lock.lock();
  }
  static void recount();

private:
  std::unique_lock<std::mutex> Lock;
};

void Transaction::recount() {
  std::lock_guard<std::mutex> Own(WriteLock);
  Written = 0;
}

static void badCount() {
  std::lock_guard<std::mutex> Own(WriteLock); // heddle: double-lock@high
  ++Written;
}

void okWrite() {
  Transaction T;
  T.okCommit();
  T.okCommitAndEnd();
}
void okAfterwards() {
  { Transaction T; }
  Transaction::recount();
}
void badWrite() {
  Transaction T;
  T.badCommit();
}
void badCallOut() {
  Transaction T;
  badCount();
}
