// RUN: %check_heddle %s thread-lifetime --confidence=low
//
// What is shown on request.
#include <atomic>
#include <latch>
#include <thread>

void work();

// Whether the latch is what tells that the thread is done is not proved.
void bad_latch() {
  std::latch begun(1);
  int n = 0;
  std::thread([&] { // heddle: thread-lifetime@low
    // CHECK: uses the local
    // CHECK: it has '{{n|begun}}' of that function as well
    begun.count_down();
    ++n;
  }).detach();
  begun.wait();
}

// The same condition decides on both, or not.
void fp_twice(bool parallel) {
  std::thread t;
  if (parallel)
    t = std::thread(work); // heddle: thread-lifetime@low
  work();
  if (parallel)
    t.join();
}

void ok_joined() {
  int n = 0;
  std::thread t([&n] { ++n; });
  t.join();
}

void ok_jthread() {
  int n = 0;
  std::jthread t([&n] { ++n; });
}

void ok_static() {
  static int n = 0;
  std::thread([] { ++n; }).detach();
}
