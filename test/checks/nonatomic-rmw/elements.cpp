// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// Elements: a thread that was given a number when it started, or drew one, has
// the element of that number to itself as a rule. Of an element that is chosen by
// a value of the data nothing sure is known either: it may be a slice of its own.

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

static constexpr int Threads = 4;
static long ByThread[Threads], ByArgument[Threads], ByStride[64], ByTicket[64], ByKey[16],
    ByKind[4], All[Threads];
static std::atomic<unsigned> NextTicket;
static std::vector<long> Sums(Threads);

static void add(int Id, long N) {
  ByArgument[Id] += N; // heddle: nonatomic-rmw@low
}

static void okOwnStride(int Id) {
  for (int I = Id; I < 64; I += Threads)
    ByStride[I]++; // heddle: nonatomic-rmw@low
}

static void okTicket() {
  unsigned Mine = NextTicket.fetch_add(1);
  ++ByTicket[Mine]; // heddle: nonatomic-rmw@low
}

static void badByKey(const std::vector<int> &Keys) {
  for (int Key : Keys)
    ++ByKey[Key % 16]; // heddle: nonatomic-rmw@low
}

enum class Kind { Read, Write, Scan };

static void count(Kind K) {
  ++ByKind[static_cast<int>(K)]; // heddle: nonatomic-rmw@low
}

static void badByKind(bool Writes) { count(Writes ? Kind::Write : Kind::Read); }

static void badAllOfThem() {
  for (int I = 0; I != Threads; ++I)
    ++All[I]; // heddle: nonatomic-rmw@low
}

int main() {
  std::vector<int> Keys{3, 7, 3, 19};
  std::vector<std::thread> Running;
  for (int I = 0; I != Threads; ++I)
    Running.emplace_back([I, &Keys] {
      ++ByThread[I]; // heddle: nonatomic-rmw@low
      Sums[I] += 2;  // heddle: nonatomic-rmw@low
      add(I, 3);
      okOwnStride(I);
      okTicket();
      badByKey(Keys);
      badByKind(Keys.size() > 2);
      badAllOfThem();
    });
  for (std::thread &T : Running)
    T.join();
}
