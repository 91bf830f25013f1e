// RUN: %check_heddle %s lock-order
//
// A macro that makes a block of a guard: a loop that runs once, while its guard owns
// the lock. On the second way round it does not, and so 'owns' is asked of every way
// at once: the lock may be held, and the finding has low confidence.

#include <mutex>
#include <thread>

namespace fn_through_a_macro {
#define WITH_LOCK(M) for (std::unique_lock<std::mutex> Held_(M); Held_; Held_.unlock())
std::mutex Left, Right;
int Used = 0;
void forward() {
  WITH_LOCK(Left) {
    WITH_LOCK(Right) {
      ++Used;
    }
  }
}
void backward() {
  WITH_LOCK(Right) {
    WITH_LOCK(Left) {
      ++Used;
    }
  }
}
void serve() {
  std::thread One(forward), Two(backward);
  One.join();
  Two.join();
}
} // namespace fn_through_a_macro
