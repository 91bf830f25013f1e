// RUN: %check_heddle %s nonatomic-rmw
//
// Known miss: memory locations that neighbours share are not judged.
//
// Bit-fields beside each other share a memory location: writing one reads and
// writes its neighbours.

#include <cstdint>
#include <mutex>
#include <thread>

struct Packet {
  unsigned Acknowledged : 1;
  unsigned Retransmitted : 1;
};

static Packet Inflight;

static void badFirstBit() {
  Inflight.Acknowledged = 1; // missed: nonatomic-rmw@high
}
static void badSecondBit() {
  Inflight.Retransmitted = 1; // missed: nonatomic-rmw@high
}

// A field of no width ends the memory location.
struct Apart {
  unsigned Left : 1;
  unsigned : 0;
  unsigned Right : 1;
};

static Apart Flags;

static void okLeft() { Flags.Left = 1; }
static void okRight() { Flags.Right = 1; }

static std::mutex PageMu;
static Packet Page;

static void okUnderOneLock(bool First) {
  std::lock_guard<std::mutex> Hold(PageMu);
  if (First)
    Page.Acknowledged = 1;
  else
    Page.Retransmitted = 1;
}

static void receiver() {
  badFirstBit();
  okLeft();
  okUnderOneLock(true);
}

static void timer() {
  badSecondBit();
  okRight();
  okUnderOneLock(false);
}

int main() {
  std::thread Receiver(receiver);
  std::thread Timer(timer);
  Receiver.join();
  Timer.join();
}
