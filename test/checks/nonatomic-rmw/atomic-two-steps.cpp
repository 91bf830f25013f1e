// RUN: %check_heddle %s nonatomic-rmw
//
// Each operation on a std::atomic is one step; a load and a store that depends
// on it are two. The indivisible forms of the same are right.

#include <atomic>
#include <thread>

struct Limits {
  std::atomic<int> Connections{0};
  std::atomic<long> HighWater{0};
  std::atomic<bool> Closing{false};
  std::atomic<unsigned> Ticket{1};
};

static void badAddInTwoSteps(Limits &L) {
  L.Connections = L.Connections + 1; // heddle: nonatomic-rmw@high
}

static void badStoreOfLoad(Limits &L) {
  L.Ticket.store(L.Ticket.load(std::memory_order_relaxed) * 2, // heddle: nonatomic-rmw@high
                 std::memory_order_relaxed);
}

static void badStoreThroughLocal(Limits &L) {
  unsigned Next = L.Ticket.load() + 1;
  L.Ticket.store(Next); // heddle: nonatomic-rmw@high
}

static void badMaximum(Limits &L, long Seen) {
  if (L.HighWater.load() < Seen)
    L.HighWater.store(Seen); // heddle: nonatomic-rmw@high
}

static bool badCloseOnce(Limits &L) {
  if (!L.Closing) {
    L.Closing = true; // heddle: nonatomic-rmw@high
    return true;
  }
  return false;
}

static void badUncheckedExchange(Limits &L) {
  int Seen = L.Connections.load();
  L.Connections.compare_exchange_strong(Seen, Seen + 1); // heddle: nonatomic-rmw@high
}

// CHECK:      atomic-two-steps.cpp:21:3: warning: 'Ticket' is atomic, but it is loaded and then stored in two steps, and two threads can do so at once [heddle-nonatomic-rmw]
// CHECK:        thread 1: bad, started at{{ +}}thread 2: the same, started at
// CHECK:        1. calls 'badStoreOfLoad'
// CHECK:        {{ +}}2. calls 'badStoreOfLoad'
// CHECK:        3. reads 'Ticket'
// CHECK-NEXT:   {{ +}}4. reads 'Ticket', the same value
// CHECK-NEXT:   5. writes 'Ticket', changed
// CHECK-NEXT:   {{ +}}6. writes 'Ticket', changed from the old value
// CHECK-NEXT:   the update of step 5 is lost
// CHECK-NEXT:   help: use fetch_add or its like, or a loop around compare_exchange_weak

// CHECK:      warning: nobody looks whether the compare-exchange of 'Connections' succeeded, and another thread can make it fail [heddle-nonatomic-rmw]

static void okOperators(Limits &L) {
  ++L.Connections;
  L.Connections--;
  L.Connections += 2;
  L.Ticket |= 4u;
  L.Connections.fetch_sub(2, std::memory_order_acq_rel);
}

static bool okCloseOnce(Limits &L) { return !L.Closing.exchange(true); }

static bool okCloseOnceByCompare(Limits &L) {
  bool Expected = false;
  return L.Closing.compare_exchange_strong(Expected, true);
}

static void okMaximum(Limits &L, long Seen) {
  long Old = L.HighWater.load();
  while (Old < Seen && !L.HighWater.compare_exchange_weak(Old, Seen)) {
  }
}

static void okDouble(Limits &L) {
  unsigned Old = L.Ticket.load(std::memory_order_relaxed);
  do {
  } while (!L.Ticket.compare_exchange_weak(Old, Old * 2, std::memory_order_acq_rel));
}

static void okStoreOfSomethingElse(Limits &L, long Value) {
  long Before = L.HighWater.load();
  (void)Before;
  L.HighWater.store(Value);
}

static void okCopyOfAnother(Limits &L) { L.HighWater.store(L.Connections.load()); }

static void bad(Limits *L) {
  badAddInTwoSteps(*L);
  badStoreOfLoad(*L);
  badStoreThroughLocal(*L);
  badMaximum(*L, 12);
  if (badCloseOnce(*L))
    badUncheckedExchange(*L);
}

static void ok(Limits *L) {
  okOperators(*L);
  if (okCloseOnce(*L) || okCloseOnceByCompare(*L))
    okMaximum(*L, 12);
  okDouble(*L);
  okStoreOfSomethingElse(*L, 3);
  okCopyOfAnother(*L);
}

static Limits Carefully, Carelessly;

int main() {
  std::thread A(bad, &Carelessly), B(bad, &Carelessly);
  std::thread C(ok, &Carefully), D(ok, &Carefully);
  A.join();
  B.join();
  C.join();
  D.join();
}
