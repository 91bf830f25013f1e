// RUN: %check_heddle %s lock-order
//
// One main in sight. What else uses a class, as tests that register themselves do for
// a main of their own, says that it is an interface.

#include <mutex>
#include <thread>

namespace bad_tested {
class Registry {
public:
  void flushEvery() {
    std::lock_guard<std::mutex> OfMap(Map);
    std::lock_guard<std::mutex> OfFlusher(Flusher); // heddle: lock-order@medium
    ++Intervals;
  }
  void shutDown() {
    std::lock_guard<std::mutex> OfFlusher(Flusher);
    std::lock_guard<std::mutex> OfMap(Map);
    ++Ends;
  }
  void add() {
    std::lock_guard<std::mutex> OfMap(Map);
    ++Loggers;
  }

private:
  std::mutex Map, Flusher;
  int Intervals = 0, Ends = 0, Loggers = 0;
};

struct Test {
  explicit Test(void (*Body)()) : Body(Body) {}
  void (*Body)();
};
void testFlush() {
  Registry R;
  R.flushEvery();
}
Test OfFlush(testFlush);
} // namespace bad_tested

namespace ok_used_by_main {
class Journal {
public:
  void write() {
    std::lock_guard<std::mutex> OfFile(File);
    ++Lines;
  }
  void compact() {
    std::lock_guard<std::mutex> OfFile(File);
    std::lock_guard<std::mutex> OfIndex(Index);
    Lines = Entries;
  }
  void rebuild() {
    std::lock_guard<std::mutex> OfIndex(Index);
    std::lock_guard<std::mutex> OfFile(File);
    Entries = Lines;
  }

private:
  std::mutex File, Index;
  int Lines = 0, Entries = 0;
};
} // namespace ok_used_by_main

int main() {
  bad_tested::Registry R;
  std::thread Adder([&] { R.add(); });
  Adder.join();
  R.shutDown();

  ok_used_by_main::Journal J;
  std::thread Writer([&] { J.write(); });
  Writer.join();
  J.compact();
  J.rebuild();
}
