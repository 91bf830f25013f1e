// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// An atomic operation chooses one thread, and the others go elsewhere: that
// excludes like a lock, as long as it lasts and as long as all take part.

#include <atomic>
#include <thread>
#include <vector>

static std::atomic<bool> Busy, Other;
static std::atomic_flag Spin = ATOMIC_FLAG_INIT;
static std::atomic<int> State, Left{4}, Arrived;
static int Total = 4;

static int Sweeps, Starts, Closed, Merged, Spins, Claimed, Reset, Unclaimed, Losers, Two, Consumed,
    Late, Beyond, Opened;

static void okWhileItIsSet() {
  if (!Busy.exchange(true)) {
    ++Sweeps;
    Busy.store(false);
  }
}

static void okEarlyReturn() {
  if (Busy.exchange(true, std::memory_order_acquire))
    return;
  ++Sweeps;
  Busy.store(false, std::memory_order_release);
}

static void okFirstOne() {
  int Expected = 0;
  if (State.compare_exchange_strong(Expected, 1))
    ++Starts;
}

static void okLastOne() {
  if (Left.fetch_sub(1) == 1)
    ++Closed;
}

/// The number is compared with one that is not known here: it may be the last.
static void okLastArrival() {
  if (Arrived.fetch_add(1) + 1 == Total)
    ++Merged; // heddle: nonatomic-rmw@low
}

static void lockByHand() {
  while (Spin.test_and_set(std::memory_order_acquire)) {
  }
}
static void unlockByHand() { Spin.clear(std::memory_order_release); }

static void okSpinFunctions() {
  lockByHand();
  ++Spins;
  unlockByHand();
}

static bool claim() { return !Other.exchange(true); }
static void giveBack() { Other.store(false); }

static void okClaimed() {
  if (claim()) {
    ++Claimed;
    giveBack();
  }
}

static void badAfterReset() {
  if (!Busy.exchange(true)) {
    Busy.store(false);
    ++Reset; // heddle: nonatomic-rmw@high
  }
}

static void badNotClaimed() {
  if (!claim())
    ++Unclaimed; // heddle: nonatomic-rmw@high
}

static void badAfterUnlock() {
  lockByHand();
  unlockByHand();
  ++Late; // heddle: nonatomic-rmw@high
}

static void badLosers() {
  if (Busy.exchange(true))
    ++Losers; // heddle: nonatomic-rmw@high
  else
    Busy.store(false);
}

static void badTwoFlags(bool First) {
  if (First) {
    if (!Busy.exchange(true)) {
      ++Two; // heddle: nonatomic-rmw@high
      Busy.store(false);
    }
  } else if (!Other.exchange(true)) {
    ++Two;
    Other.store(false);
  }
}

/// Taking what others left: they may leave more before it is done.
static void badConsumes() {
  if (Busy.exchange(false))
    ++Consumed; // heddle: nonatomic-rmw@high
}

static void badMany() {
  if (Arrived.fetch_add(1) > 2)
    ++Beyond; // heddle: nonatomic-rmw@high
}

/// Two steps choose nobody.
static void badLoadThenStore() {
  if (!Other.load()) {
    Other.store(true); // heddle: nonatomic-rmw@high
    ++Opened;          // heddle: nonatomic-rmw@high
  }
}

int main(int Argc, char **) {
  std::vector<std::thread> Threads;
  for (int I = 0; I != 4; ++I)
    Threads.emplace_back([Argc] {
      okWhileItIsSet();
      okEarlyReturn();
      okFirstOne();
      okLastOne();
      okLastArrival();
      okSpinFunctions();
      okClaimed();
      badAfterReset();
      badNotClaimed();
      badAfterUnlock();
      badLosers();
      badTwoFlags(Argc > 1);
      badConsumes();
      badMany();
      badLoadThenStore();
    });
  for (std::thread &T : Threads)
    T.join();
}
