// RUN: %check_heddle %s nonatomic-rmw
//
// Neighbours in one memory location: writing one bit-field, or one element of a
// vector<bool>, reads and writes the others. Neighbours with memory of their own
// do not disturb each other. And volatile is not atomic.

#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

struct Packet {
  unsigned Acknowledged : 1;
  unsigned Retransmitted : 1;
  uint8_t Priority = 0;
  uint8_t Hops = 0;
};

static Packet Inflight;

static void badFirstBit() {
  Inflight.Acknowledged = 1; // heddle: nonatomic-rmw@high
}
static void badSecondBit() {
  Inflight.Retransmitted = 1; // heddle: nonatomic-rmw@high
}

static void okFirstByte() { Inflight.Priority = 1; }
static void okSecondByte() { Inflight.Hops = 1; }

static std::vector<bool> Done(64);

static void badMarkEven() { Done[2] = true; } // heddle: nonatomic-rmw@high
static void badMarkOdd() { Done[3] = true; }  // heddle: nonatomic-rmw@high

static std::vector<char> Marks(64);

static void okMarkEven() { Marks[2] = 1; }
static void okMarkOdd() { Marks[3] = 1; }

static volatile int Pending = 0;

static void badVolatile() {
  Pending = Pending + 1; // heddle: nonatomic-rmw@high
}

static std::mutex FlagsMu;
static struct {
  unsigned Dirty : 1;
  unsigned Locked : 1;
} Page;

static void okBitsUnderOneLock(bool First) {
  std::lock_guard<std::mutex> Hold(FlagsMu);
  if (First)
    Page.Dirty = 1;
  else
    Page.Locked = 1;
}

static void receiver() {
  badFirstBit();
  okFirstByte();
  badMarkEven();
  okMarkEven();
  badVolatile();
  okBitsUnderOneLock(true);
}

static void timer() {
  badSecondBit();
  okSecondByte();
  badMarkOdd();
  okMarkOdd();
  badVolatile();
  okBitsUnderOneLock(false);
}

int main() {
  std::thread Receiver(receiver);
  std::thread Timer(timer);
  Receiver.join();
  Timer.join();
}
