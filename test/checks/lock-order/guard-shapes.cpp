// RUN: %check_heddle %s lock-order
//
// What a std::unique_lock has at the moment when the second lock is taken.

#include <mutex>
#include <thread>

namespace bad_deferred_and_locked {
std::mutex Left, Right;
int Used = 0;
void forward() {
  std::unique_lock<std::mutex> A(Left, std::defer_lock);
  A.lock();
  std::lock_guard<std::mutex> B(Right); // heddle: lock-order@high
  ++Used;
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace bad_deferred_and_locked

namespace bad_passed_by_reference {
std::mutex Left, Right;
int Used = 0;
static void finish(std::unique_lock<std::mutex> &Held) {
  std::lock_guard<std::mutex> B(Right); // heddle: lock-order@high
  ++Used;
  (void)Held;
}
void forward() {
  std::unique_lock<std::mutex> A(Left);
  finish(A);
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace bad_passed_by_reference

namespace bad_guard_from_a_factory {
class Ledger {
public:
  std::unique_lock<std::mutex> acquire() {
    std::unique_lock<std::mutex> L(mu_);
    ++Acquired;
    return L;
  }

private:
  std::mutex mu_;
  int Acquired = 0;
};
Ledger Debits, Credits;
std::mutex Audit;
void forward() {
  auto A = Debits.acquire();
  std::lock_guard<std::mutex> B(Audit); // heddle: lock-order@high
}
void backward() {
  std::lock_guard<std::mutex> B(Audit);
  auto A = Debits.acquire();
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace bad_guard_from_a_factory

namespace ok_deferred_and_not_locked {
std::mutex Left, Right;
int Used = 0;
void forward() {
  std::unique_lock<std::mutex> A(Left, std::defer_lock);
  std::lock_guard<std::mutex> B(Right);
  ++Used;
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace ok_deferred_and_not_locked

namespace ok_unlocked_first {
std::mutex Left, Right;
int Used = 0;
void forward() {
  std::unique_lock<std::mutex> A(Left);
  ++Used;
  A.unlock();
  std::lock_guard<std::mutex> B(Right);
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace ok_unlocked_first

namespace ok_moved_into_the_callee {
std::mutex Left, Right;
int Used = 0;
static void count(std::unique_lock<std::mutex> Held) {
  ++Used;
  (void)Held;
}
void forward() {
  std::unique_lock<std::mutex> A(Left);
  count(std::move(A));
  std::lock_guard<std::mutex> B(Right);
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace ok_moved_into_the_callee

namespace ok_guard_in_an_inner_block {
std::mutex Left, Right;
int Used = 0;
void forward() {
  if (std::unique_lock<std::mutex> A(Left); Used < 10)
    ++Used;
  std::lock_guard<std::mutex> B(Right);
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace ok_guard_in_an_inner_block

namespace ok_scoped_lock_of_three {
std::mutex A, B, C;
int Used = 0;
void forward() {
  std::scoped_lock All(A, B, C);
  ++Used;
}
void backward() {
  std::scoped_lock All(C, B, A);
  ++Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace ok_scoped_lock_of_three
