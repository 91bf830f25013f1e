// RUN: %check_heddle %s nonatomic-rmw
//
// The new value comes from the old one through a call or a conditional
// expression: still three steps.

#include <algorithm>
#include <thread>

struct Latency {
  long Fastest = 1000000, Slowest = 0, Smoothed = 0;
};

static Latency Seen;

static long smooth(long Old, long Fresh) { return (Old * 7 + Fresh) / 8; }

static void badMinimum(long Took) {
  Seen.Fastest = std::min(Seen.Fastest, Took); // heddle: nonatomic-rmw@high
}

static void badConditional(long Took) {
  Seen.Slowest = Took > Seen.Slowest ? Took : Seen.Slowest; // heddle: nonatomic-rmw@high
}

static void badOwnFunction(long Took) {
  Seen.Smoothed = smooth(Seen.Smoothed, Took); // heddle: nonatomic-rmw@high
}

static void okLocalOnly(long Took) {
  Latency Mine;
  Mine.Fastest = std::min(Mine.Fastest, Took);
  Mine.Slowest = Took > Mine.Slowest ? Took : Mine.Slowest;
  Mine.Smoothed = smooth(Mine.Smoothed, Took);
}

static void handle(long Took) {
  badMinimum(Took);
  badConditional(Took);
  badOwnFunction(Took);
  okLocalOnly(Took);
}

static void okReaderOfParameters(const Latency &L, long *Out) { *Out = std::min(*Out, L.Fastest); }

int main() {
  std::thread A(handle, 3), B(handle, 4);
  A.join();
  B.join();
  long Best = 7;
  okReaderOfParameters(Seen, &Best);
  return Best > 3;
}
