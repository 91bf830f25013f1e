// RUN: %check_heddle %s lock-order
//
// A guard is passed by reference, and the callee gives its lock back before it takes
// another one. In the callee the lock goes by the guard's name, and that this is the
// one that the caller holds is not seen.

#include <mutex>
#include <thread>

namespace fp_callee_unlocks_the_guard {
std::mutex Left, Right;
int Used = 0;
static void finish(std::unique_lock<std::mutex> &Held) {
  Held.unlock();
  std::lock_guard<std::mutex> B(Right); // heddle: lock-order@high
  ++Used;
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
} // namespace fp_callee_unlocks_the_guard
