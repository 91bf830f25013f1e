// RUN: %check_heddle %s nonatomic-rmw
//
// The smallest form: two threads add to one variable, both of them visible.

#include <thread>

static long Served = 0;

static void serve() {
  for (int I = 0; I != 1000; ++I)
    ++Served; // heddle: nonatomic-rmw@high
}

// CHECK:      bad-lost-increment.cpp:11:5: warning: 'Served' is read, changed and written back in separate steps, and two threads can do so at once [heddle-nonatomic-rmw]
// CHECK-NOT:  confidence:
// CHECK:        thread 1: serve, started at{{ +}}thread 2: the same, started at
// CHECK-NEXT:     bad-lost-increment.cpp:26{{ +}}bad-lost-increment.cpp:27
// CHECK-NEXT:   1. reads 'Served'
// CHECK-NEXT:   {{ +}}2. reads 'Served', the same value
// CHECK-NEXT:   3. writes 'Served', changed
// CHECK-NEXT:   {{ +}}4. writes 'Served', changed from the old value
// CHECK-NEXT:   the update of step 3 is lost
// CHECK-NEXT:   help: guard 'Served' with one mutex everywhere, or make 'Served' a std::atomic and use fetch_add{{$}}

int main() {
  std::thread First(serve);
  std::thread Second(serve);
  First.join();
  Second.join();
  return Served == 2000 ? 0 : 1;
}
