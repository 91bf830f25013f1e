// RUN: %check_heddle %s nonatomic-rmw
// All places but one hold the lock, if only to read: the one that changes does not.
#include <mutex>

class Ring {
public:
  long size() {
    std::lock_guard<std::mutex> Guard(Lock);
    return Tail - Head;
  }
  bool empty() {
    std::lock_guard<std::mutex> Guard(Lock);
    return Tail == Head;
  }
  bool startsAt(long At) {
    std::lock_guard<std::mutex> Guard(Lock);
    return Head == At;
  }
  void okPut() {
    std::lock_guard<std::mutex> Guard(Lock);
    ++Tail;
  }
  void bad_take() {
    ++Head; // heddle: nonatomic-rmw@medium
  }

private:
  std::mutex Lock;
  long Head = 0, Tail = 0;
};

/// Of two places one says nothing of the other.
class Pair {
public:
  long okSize() {
    std::lock_guard<std::mutex> Guard(Lock);
    return Used + Spare;
  }
  void okGrow() { ++Used; }

private:
  std::mutex Lock;
  long Used = 0, Spare = 0;
};

int main() {
  Ring R;
  R.okPut();
  Pair P;
  P.okGrow();
  return R.size() + P.okSize() != 0;
}
