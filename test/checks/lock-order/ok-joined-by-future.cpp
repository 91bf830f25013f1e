// RUN: %check_heddle %s lock-order
//
// The task is over when its future has been got.

#include <future>
#include <mutex>

namespace ok_joined_by_future {
std::mutex Left, Right;
int Used = 0;
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
} // namespace ok_joined_by_future

int main() {
  std::future<void> First = std::async(std::launch::async, ok_joined_by_future::forward);
  First.get();
  ok_joined_by_future::backward();
}
