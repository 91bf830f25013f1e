// RUN: %check_heddle %s guard-annotation
//
// Locks that carry no attributes: Clang would not accept them as an argument.
#include <mutex>

class Cache {
public:
  void put(int n) {
    std::lock_guard<std::mutex> guard(mutex_);
    value_ += n;
  }
  int get() {
    std::unique_lock<std::mutex> guard(mutex_);
    return value_;
  }

private:
  std::mutex mutex_;
  int value_ = 0;
};

int use(Cache &c) {
  c.put(1);
  return c.get();
}
