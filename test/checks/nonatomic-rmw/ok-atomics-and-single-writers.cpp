// RUN: %check_heddle %s nonatomic-rmw
//
// One thread writes, many read: a plain load and a store of the writer lose
// nothing. Relaxed counters, and updates in a thread that alone has the object.

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

class ReaderOk {
public:
  void okRun() {
    while (Chunks.load(std::memory_order_relaxed) < 100) {
      // The only writer: no other thread can come between.
      Chunks.store(Chunks.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
      Bytes = Bytes + 512;
    }
  }
  uint64_t okProgress() const { return Chunks.load(std::memory_order_acquire); }
  uint64_t okBytes() const { return Bytes; }

private:
  std::atomic<uint64_t> Chunks{0};
  std::atomic<uint64_t> Bytes{0};
};

static void okOneWriter() {
  ReaderOk Reader;
  std::thread Work([&Reader] { Reader.okRun(); });
  uint64_t Last = 0;
  while (Last < 100)
    Last = Reader.okProgress() + Reader.okBytes() * 0;
  Work.join();
}

struct Stats {
  std::atomic<uint64_t> Hits{0};
  std::atomic<int64_t> Open{0};
};

static void okRelaxedCounters(Stats &S) {
  S.Hits.fetch_add(1, std::memory_order_relaxed);
  S.Open++;
  S.Open -= 1;
}

static void okManyThreads() {
  Stats S;
  std::vector<std::thread> Pool;
  for (int I = 0; I != 8; ++I)
    Pool.emplace_back([&S] { okRelaxedCounters(S); });
  for (std::thread &T : Pool)
    T.join();
}

static void okAtomicRefs() {
  long Total = 0;
  std::vector<std::thread> Pool;
  for (int I = 0; I != 4; ++I)
    Pool.emplace_back([&Total] { std::atomic_ref<long>(Total).fetch_add(1); });
  for (std::thread &T : Pool)
    T.join();
}

int main() {
  okOneWriter();
  okManyThreads();
  okAtomicRefs();
}
