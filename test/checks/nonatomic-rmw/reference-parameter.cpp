// RUN: %check_heddle %s nonatomic-rmw
//
// What is stored into a reference that the caller bound is stored in the caller's
// variable, and not in what the value came from.

#include <mutex>

struct Page {
  Page *Next = nullptr;
};

namespace ok_out_parameter {
class Pages {
public:
  void prepare(Page *&P) {
    if (P) {
      std::lock_guard<std::mutex> Lock(Mu);
      Tail = P;
    } else {
      P = Tail;
    }
  }
  void drop() {
    std::lock_guard<std::mutex> Lock(Mu);
    if (Tail)
      Tail = nullptr;
  }

private:
  std::mutex Mu;
  Page *Tail = nullptr;
};
} // namespace ok_out_parameter

namespace bad_the_member {
class Pages {
public:
  void number(long &N) {
    N = ++Last; // heddle: nonatomic-rmw@medium
  }
  void drop() {
    std::lock_guard<std::mutex> Lock(Mu);
    if (Last)
      Last = Last - 1;
  }

private:
  std::mutex Mu;
  long Last = 0;
};
} // namespace bad_the_member
