// RUN: %check_heddle %s lock-order
//
// Each thread has its own: they are thread_local.

#include <mutex>
#include <thread>
#include <vector>

namespace ok_thread_local_locks {
thread_local std::mutex Left, Right;
thread_local int Used = 0;
void forward() {
  std::lock_guard<std::mutex> A(Left);
  std::lock_guard<std::mutex> B(Right);
  ++Used;
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
} // namespace ok_thread_local_locks

int main() {
  std::vector<std::thread> Workers;
  for (int I = 0; I < 4; ++I)
    Workers.emplace_back([] {
      ok_thread_local_locks::forward();
      ok_thread_local_locks::backward();
    });
  for (std::thread &T : Workers)
    T.join();
}
