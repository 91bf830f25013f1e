// RUN: %check_heddle %s lock-order
//
// A condition variable gives its own lock back and takes it again, here with the
// second lock held all the time: the other way round. Not found: that a wait takes
// its lock once more is no edge of the lock graph.

#include <condition_variable>
#include <mutex>
#include <thread>

namespace fn_wait_with_a_second_lock {
std::mutex Queue, Workers;
std::condition_variable Filled;
bool Ready = false;
void take() {
  std::unique_lock<std::mutex> Q(Queue);
  std::lock_guard<std::mutex> W(Workers);
  Filled.wait(Q, [] { return Ready; });
}
void put() {
  std::lock_guard<std::mutex> Q(Queue);
  std::lock_guard<std::mutex> W(Workers);
  Ready = true;
  Filled.notify_one();
}
void serve() {
  std::thread Taker(take), Putter(put);
  Taker.join();
  Putter.join();
}
} // namespace fn_wait_with_a_second_lock
