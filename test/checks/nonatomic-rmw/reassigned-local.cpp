// RUN: %check_heddle %s nonatomic-rmw
//
// What a local holds is what it was given last on the way, not what it was given
// before that.

#include <atomic>
#include <thread>

struct Block {
  int Used = 0;
  Block *Next = nullptr;
};

static std::atomic<Block *> Active, Spare, Top, Last;
static std::atomic<unsigned> Generation, Seen, Limit, Shared, Tail;
static Block *Head;
static constexpr unsigned Off = ~0u;

static void okOtherSource() {
  Block *B = Active.load();
  if (B->Used == 8) {
    B = Spare.load();
    if (B)
      Active.store(B);
  }
}

static void badOneOfTwo(bool Again) {
  unsigned G = Shared.load();
  if (Again)
    G = Seen.load();
  Shared.store(G + 1); // heddle: nonatomic-rmw@high
}

static void badStepByStep() {
  unsigned G = Tail.load();
  G = G * 2;
  Tail.store(G); // heddle: nonatomic-rmw@high
}

static void badThroughThePointer() {
  Block *B = Top.load();
  if (B)
    Top.store(B->Next); // heddle: nonatomic-rmw@high
}

static void badPlainList() {
  if (Head)
    Head = Head->Next; // heddle: nonatomic-rmw@high
}

static void okNextOfAnother() {
  if (Block *B = Spare.load())
    Last = B->Next;
}

static void okStartsAnew() {
  unsigned G = Generation.load();
  Seen.store(G);
  G = 0;
  G += 2;
  Generation.store(G);
}

static void badCountsOn() {
  unsigned G = Seen.load();
  G += 2;
  Seen.store(G); // heddle: nonatomic-rmw@high
}

/// To switch off what nobody has set anew may fail, and is meant to.
static void okSwitchesOff() {
  unsigned Old = Limit.load();
  unsigned Expected = Old;
  if (Old < 8)
    Limit.compare_exchange_strong(Expected, Off);
}

static void badUnchecked() {
  unsigned Old = Limit.load();
  Limit.compare_exchange_strong(Old, Old * 2); // heddle: nonatomic-rmw@high
}

static void run(bool Again) {
  okOtherSource();
  badOneOfTwo(Again);
  badStepByStep();
  badThroughThePointer();
  badPlainList();
  okNextOfAnother();
  okStartsAnew();
  badCountsOn();
  okSwitchesOff();
  badUnchecked();
}

int main(int Argc, char **) {
  std::thread A(run, Argc > 1), B(run, Argc > 2);
  A.join();
  B.join();
}
