// RUN: %check_heddle %s nonatomic-rmw
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
  Inflight.Acknowledged = 1; // heddle: nonatomic-rmw@high
}
static void badSecondBit() {
  Inflight.Retransmitted = 1; // heddle: nonatomic-rmw@high
}

// CHECK:      bit-fields.cpp:[[@LINE-6]]:3: warning: to write the bit-field 'Acknowledged' is to read and write back its neighbours, and another thread can write 'Retransmitted' in between [heddle-nonatomic-rmw]
// CHECK:      reads 'Acknowledged' and 'Retransmitted'
// CHECK:      writes 'Retransmitted'
// CHECK:      writes back both: 'Acknowledged' new
// CHECK:      what step {{[0-9]+}} has written is lost

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
