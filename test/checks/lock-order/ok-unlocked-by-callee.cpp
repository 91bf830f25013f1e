// RUN: %check_heddle %s lock-order
//
// A guard is passed by reference, and the callee gives its lock back before it takes
// another one. In the callee the lock goes by the guard's name; it is the one that
// the caller holds.

#include <mutex>
#include <thread>

namespace ok_callee_unlocks_the_guard {
std::mutex Left, Right;
int Used = 0;
static void finish(std::unique_lock<std::mutex> &Held) {
  Held.unlock();
  std::lock_guard<std::mutex> B(Right);
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
} // namespace ok_callee_unlocks_the_guard
