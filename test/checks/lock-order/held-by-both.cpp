// RUN: %check_heddle %s lock-order --confidence=low
//
// A thread that holds one of the locks of the cycle itself, of the same object, is not
// the one that the other thread meets.

#include <mutex>
#include <vector>

namespace ok_holds_both {
class Pool {
public:
  // Both of one pool, always in this order.
  void test() {
    std::lock_guard<std::mutex> First(OutMu);
    std::lock_guard<std::mutex> Second(InMu);
    for (Pool *P : Peers)
      P->created();
  }
  void created() {
    std::lock_guard<std::mutex> Lock(OutMu);
    ++Out;
  }

private:
  std::mutex OutMu, InMu;
  int Out = 0;
  std::vector<Pool *> Peers;
};
} // namespace ok_holds_both

namespace bad_holds_one {
class Pool {
public:
  void test() {
    std::lock_guard<std::mutex> Lock(InMu);
    ++In;
    created();
  }
  void created() {
    std::lock_guard<std::mutex> Lock(OutMu); // heddle: lock-order@medium
    ++Out;
  }
  void sweep() {
    std::lock_guard<std::mutex> First(OutMu);
    std::lock_guard<std::mutex> Second(InMu);
    In = Out = 0;
  }

private:
  std::mutex OutMu, InMu;
  int Out = 0, In = 0;
};
} // namespace bad_holds_one
