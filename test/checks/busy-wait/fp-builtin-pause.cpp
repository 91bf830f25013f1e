// RUN: %check_heddle %s busy-wait
//
// A pause of the processor that is the compiler's own function is no call that is recorded:
// the loop counts as empty.
#include <atomic>
#include <thread>

static std::atomic<bool> Loaded{false};

void fp_builtin() {
  std::thread t([] { Loaded = true; });
  while (!Loaded.load()) // heddle: busy-wait@medium
    __builtin_ia32_pause();
  t.join();
}

static inline void relax() { __builtin_ia32_pause(); }
void ok_wrapped() {
  std::thread t([] { Loaded = true; });
  while (!Loaded.load())
    relax();
  t.join();
}
