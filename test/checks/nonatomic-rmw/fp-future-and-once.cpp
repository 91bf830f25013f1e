// RUN: %check_heddle %s nonatomic-rmw
//
// Known false finding: the end of a task and call_once are not taken for an order.
//
// What a task has done is there when its future has been got or waited for; what
// call_once runs runs once, and everybody who comes later sees it.

#include <future>
#include <mutex>
#include <thread>

static long okFuture() {
  long Seen = 0;
  std::future<void> Done = std::async(std::launch::async, [&Seen] { Seen += 5; }); // heddle: nonatomic-rmw@high
  Done.get();
  Seen += 1; // heddle: nonatomic-rmw@high
  return Seen;
}

static long okWaitedFor() {
  long Seen = 0;
  auto Done = std::async(std::launch::async, [&Seen] { Seen += 5; }); // heddle: nonatomic-rmw@high
  Done.wait();
  Seen += 1; // heddle: nonatomic-rmw@high
  return Seen;
}

static std::once_flag Once;
static long Loaded = 0;

static void okOnce() {
  std::call_once(Once, [] { Loaded += 7; }); // heddle: nonatomic-rmw@high
}

int main() {
  std::thread A(okOnce), B(okOnce);
  A.join();
  B.join();
  return okFuture() + okWaitedFor() > 3;
}
