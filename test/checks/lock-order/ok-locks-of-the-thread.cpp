// RUN: %check_heddle %s lock-order
//
// Each thread has a pair of locks of its own, as a local variable.

#include <mutex>
#include <thread>
#include <vector>

namespace ok_locks_of_the_thread {
struct Scratch {
  std::mutex Left, Right;
  int Used = 0;
};
void forward(Scratch &S) {
  std::lock_guard<std::mutex> A(S.Left);
  std::lock_guard<std::mutex> B(S.Right);
  ++S.Used;
}
void backward(Scratch &S) {
  std::lock_guard<std::mutex> B(S.Right);
  std::lock_guard<std::mutex> A(S.Left);
  ++S.Used;
}
void work() {
  Scratch Own;
  forward(Own);
  backward(Own);
}
} // namespace ok_locks_of_the_thread

int main() {
  std::vector<std::thread> Workers;
  for (int I = 0; I < 4; ++I)
    Workers.emplace_back(ok_locks_of_the_thread::work);
  for (std::thread &T : Workers)
    T.join();
}
