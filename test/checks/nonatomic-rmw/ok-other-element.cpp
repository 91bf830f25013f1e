// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// An element that is set where another one was looked at is no update.

#include <atomic>
#include <thread>

class Segments {
public:
  std::atomic<int> &operator[](unsigned I) { return Cells[I % 64]; }

private:
  std::atomic<int> Cells[64];
};

static Segments Buckets, Levels;
static std::atomic<int> Rows[64], Columns[64];

static void okParent(unsigned Bucket) {
  unsigned Parent = Bucket / 2;
  if (Buckets[Parent].load() != 0)
    Buckets[Bucket].store(1);
}

static void okNeighbour(unsigned I, unsigned J) {
  if (Rows[I].load() == 0)
    Rows[J].store(1);
}

static void badSameOne(unsigned I) {
  if (Columns[I].load() == 0)
    Columns[I].store(1); // heddle: nonatomic-rmw
}

static void badSameOneOfClass(unsigned I) {
  int Old = Levels[I].load();
  Levels[I].store(Old + 1); // heddle: nonatomic-rmw
}

static void run() {
  for (unsigned I = 0; I != 8; ++I) {
    okParent(I);
    okNeighbour(I, I + 1);
    badSameOne(I);
    badSameOneOfClass(I);
  }
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
