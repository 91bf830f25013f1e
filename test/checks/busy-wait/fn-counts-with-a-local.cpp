// RUN: %check_heddle %s busy-wait
//
// What the loop compares with is a number of its own, of which is not known that it stays
// the same: it could be an index that counts.
#include <thread>

static int Arrived = 0;
static void arrive() { ++Arrived; }

void fn_all_arrived(int all) {
  std::thread a(arrive);
  while (Arrived < all)
    ;
  a.join();
}
