// RUN: %check_heddle %s lock-order
//
// Locks behind macros. The place is where the macro is used.

#include <mutex>
#include <thread>

#define LOCK_JOIN2(A, B) A##B
#define LOCK_JOIN(A, B) LOCK_JOIN2(A, B)
#define LOCKED(M) std::lock_guard<std::mutex> LOCK_JOIN(Locked, __LINE__)(M)

namespace bad_guard_macro {
std::mutex Left, Right;
int Used = 0;
void forward() {
  LOCKED(Left);
  LOCKED(Right); // heddle: lock-order@high
  ++Used;
}
void backward() {
  LOCKED(Right);
  LOCKED(Left);
  ++Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace bad_guard_macro

namespace ok_guard_macro_in_one_order {
std::mutex Left, Right;
int Used = 0;
void forward() {
  LOCKED(Left);
  LOCKED(Right);
  ++Used;
}
void backward() {
  LOCKED(Left);
  LOCKED(Right);
  --Used;
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace ok_guard_macro_in_one_order
