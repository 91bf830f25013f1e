// RUN: %check_heddle %s double-lock
//
// The lock is given back before it is taken again, or another one is taken.

#include <mutex>

static std::mutex First, Second;
static int Count;

namespace ok_given_back {
void add() {
  std::lock_guard<std::mutex> Lock(First);
  ++Count;
}
void twice() {
  {
    std::lock_guard<std::mutex> Lock(First);
    ++Count;
  }
  add();
}
} // namespace ok_given_back

namespace ok_another_lock {
void add() {
  std::lock_guard<std::mutex> Lock(Second);
  ++Count;
}
void both() {
  std::lock_guard<std::mutex> Lock(First);
  add();
}
} // namespace ok_another_lock
