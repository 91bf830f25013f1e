// RUN: %check_heddle %s lock-order
//
// The task is over when its future has been got.

#include <future>
#include <mutex>

namespace fp_joined_by_future {
std::mutex Left, Right;
int Used = 0;
void forward() {
  std::lock_guard<std::mutex> A(Left);
  std::lock_guard<std::mutex> B(Right); // heddle: lock-order@high
  ++Used;
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
} // namespace fp_joined_by_future

int main() {
  std::future<void> First = std::async(std::launch::async, fp_joined_by_future::forward);
  First.get();
  fp_joined_by_future::backward();
}
