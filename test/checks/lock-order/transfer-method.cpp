// RUN: %check_heddle %s lock-order
//
// The object and a parameter of its class, whichever way round. Both threads are seen,
// or whoever calls may name the objects in any order.

#include <functional>
#include <mutex>
#include <thread>

namespace bad_merge_method {
class Histogram {
public:
  void merge(Histogram &Other) {
    std::lock_guard<std::mutex> A(mu_);
    std::lock_guard<std::mutex> B(Other.mu_); // heddle: lock-order@high
    Sum += Other.Sum;
  }

private:
  std::mutex mu_;
  double Sum = 0;
};
void combine(Histogram &X, Histogram &Y) {
  std::thread One(&Histogram::merge, &X, std::ref(Y));
  std::thread Two(&Histogram::merge, &Y, std::ref(X));
  One.join();
  Two.join();
}
} // namespace bad_merge_method

namespace bad_free_function {
struct Account {
  std::mutex mu;
  long balance = 0;
};
// For whoever calls it, from whatever thread.
void transfer(Account &From, Account &To, long Amount) {
  std::lock_guard<std::mutex> A(From.mu);
  std::lock_guard<std::mutex> B(To.mu); // heddle: lock-order@medium
  From.balance -= Amount;
  To.balance += Amount;
}
} // namespace bad_free_function

namespace ok_two_classes {
struct Till {
  std::mutex mu;
  long cash = 0;
};
struct Safe {
  std::mutex mu;
  long cash = 0;
};
void empty(Till &From, Safe &To) {
  std::lock_guard<std::mutex> A(From.mu);
  std::lock_guard<std::mutex> B(To.mu);
  To.cash += From.cash;
  From.cash = 0;
}
} // namespace ok_two_classes
