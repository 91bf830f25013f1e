// RUN: %check_heddle %s lock-order
//
// Two elements by indexes that are known at run time only: both are "an element", and
// so are seen as one place. The same of the neighbours of a list that is walked both
// ways: which of them was there first is not known. Not found.

#include <array>
#include <mutex>
#include <thread>

namespace fn_two_indexes {
struct Bucket {
  std::mutex mu;
  int size = 0;
};
std::array<Bucket, 8> Buckets;
void move(unsigned From, unsigned To) {
  std::lock_guard<std::mutex> A(Buckets[From].mu);
  std::lock_guard<std::mutex> B(Buckets[To].mu);
  --Buckets[From].size;
  ++Buckets[To].size;
}
void serve() {
  std::thread One([] { move(1, 2); });
  std::thread Two([] { move(2, 1); });
  One.join();
  Two.join();
}
} // namespace fn_two_indexes

namespace fn_both_ways {
struct Stop {
  std::mutex mu;
  int passengers = 0;
  Stop *before = nullptr, *after = nullptr;
};
void east(Stop &S) {
  std::lock_guard<std::mutex> A(S.mu);
  std::lock_guard<std::mutex> B(S.after->mu);
  ++S.after->passengers;
}
void west(Stop &S) {
  std::lock_guard<std::mutex> A(S.mu);
  std::lock_guard<std::mutex> B(S.before->mu);
  ++S.before->passengers;
}
} // namespace fn_both_ways
