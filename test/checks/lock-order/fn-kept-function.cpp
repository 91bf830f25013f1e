// RUN: %check_heddle %s lock-order
//
// Two functions that are each moved into the closure of a thread: what they take is not seen.

#include <functional>
#include <mutex>
#include <thread>
#include <utility>

class Named {
public:
  explicit Named(std::function<void()> Body)
      : Thread([Body = std::move(Body)] { Body(); }) {}
  ~Named() { Thread.join(); }

private:
  std::thread Thread;
};

static std::mutex Desk, Shelf;
static int Books = 0;

static void fnBorrow() {
  std::lock_guard<std::mutex> D(Desk);
  std::lock_guard<std::mutex> S(Shelf);
  --Books;
}

static void fnReturn() {
  std::lock_guard<std::mutex> S(Shelf);
  std::lock_guard<std::mutex> D(Desk);
  ++Books;
}

int main() {
  Named Reader([] { fnBorrow(); });
  Named Clerk([] { fnReturn(); });
}
