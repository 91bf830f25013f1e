// RUN: %check_heddle %s thread-lifetime
//
// A local of an inner block ends before its function does; the thread is joined at the end of
// the function.
#include <thread>

void fn_inner() {
  std::thread t;
  {
    int n = 0;
    t = std::thread([&n] { ++n; });
  }
  t.join();
}
