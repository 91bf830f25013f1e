// RUN: %check_heddle %s nonatomic-rmw
//
// What a function makes is its own until it puts the pointer where others find
// it. After that it is everybody's.

#include <atomic>
#include <cstdlib>
#include <thread>

struct Table {
  int Size = 0, Used = 0, Late = 0, Spare = 0;
  std::atomic<Table *> Next{nullptr};

  void grow() { ++Used; } // heddle: nonatomic-rmw@high
  void prepare() { ++Spare; }
};

static std::atomic<Table *> First, Second, Third;
static Table *Plain;

extern "C" void *take(std::size_t Bytes);

static void okBeforeItIsFound() {
  Table *T = new Table;
  T->Size = 3;
  T->Size += 2;
  T->prepare();
  First.store(T);
}

static void badOnceItIsFound() {
  Table *T = new Table;
  T->Size = 3;
  Second.store(T);
  ++T->Late; // heddle: nonatomic-rmw@high
  T->grow();
}

static void okRawMemory() {
  Table *T = static_cast<Table *>(take(sizeof(Table)));
  ++T->Size;
  T->Next.store(T->Next.load()->Next.load(std::memory_order_relaxed), std::memory_order_relaxed);
  Third.store(T, std::memory_order_release);
}

static void badNotNew() {
  Table *T = Plain;
  ++T->Size; // heddle: nonatomic-rmw@high
  Third.store(T);
}

static void use() {
  if (Table *T = Second.load()) {
    ++T->Late; // heddle: nonatomic-rmw@high
    T->grow();
  }
}

static void run() {
  okBeforeItIsFound();
  badOnceItIsFound();
  okRawMemory();
  badNotNew();
  use();
}

int main() {
  Plain = new Table;
  std::thread A(run), B(run);
  A.join();
  B.join();
}
