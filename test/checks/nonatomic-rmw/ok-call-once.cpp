// RUN: %check_heddle %s nonatomic-rmw
//
// What call_once runs runs once, and everybody who comes later sees it.

#include <mutex>
#include <thread>

static std::once_flag Once;
static long Loaded = 0;

static void okOnce() {
  std::call_once(Once, [] { Loaded += 7; });
}

int main() {
  std::thread A(okOnce), B(okOnce);
  A.join();
  B.join();
  return Loaded == 7;
}
