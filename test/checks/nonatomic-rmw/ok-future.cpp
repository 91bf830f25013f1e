// RUN: %check_heddle %s nonatomic-rmw
//
// What a task has done is there when its future has been got or waited for.

#include <future>

static long okFuture() {
  long Seen = 0;
  std::future<void> Done = std::async(std::launch::async, [&Seen] { Seen += 5; });
  Done.get();
  Seen += 1;
  return Seen;
}

static long okWaitedFor() {
  long Seen = 0;
  auto Done = std::async(std::launch::async, [&Seen] { Seen += 5; });
  Done.wait();
  Seen += 1;
  return Seen;
}

int main() { return okFuture() + okWaitedFor() > 3; }
