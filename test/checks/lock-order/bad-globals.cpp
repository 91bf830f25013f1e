// RUN: %check_heddle %s lock-order
//
// Two global locks, two threads, two orders: the whole report.

#include <mutex>
#include <thread>

std::mutex Sessions, Users;
int Online;

void logIn() {
  std::lock_guard<std::mutex> S(Sessions);
  std::lock_guard<std::mutex> U(Users); // heddle: lock-order@high
  ++Online;
}

void logOut() {
  std::lock_guard<std::mutex> U(Users);
  std::lock_guard<std::mutex> S(Sessions);
  --Online;
}

int main() {
  std::thread In(logIn);
  std::thread Out(logOut);
  In.join();
  Out.join();
}

// CHECK:      bad-globals.cpp:13:31: warning: 'Users' is taken with 'Sessions' held, and elsewhere the other way round: the threads can wait for each other for ever [heddle-lock-order]
// CHECK:        thread 1: logIn, started at bad-globals.cpp:24 {{ *}}thread 2: logOut, started at bad-globals.cpp:25
// CHECK-NEXT:   1. takes 'Sessions'
// CHECK-NEXT:   {{ +}}2. takes 'Users'
// CHECK-NEXT:   3. waits for 'Users', which thread 2 holds,
// CHECK-NEXT:      holding 'Sessions'
// CHECK-NEXT:   {{ +}}4. waits for 'Sessions', which thread 1 holds,
// CHECK-NEXT:   {{ +}}holding 'Users'
// CHECK-NEXT:   each thread waits for the other, for ever
// CHECK-NEXT:   the four conditions of this deadlock:
// CHECK-NEXT:     mutual exclusion: 'Sessions' has one owner at a time (bad-globals.cpp:8)
// CHECK-NEXT:     hold and wait:    'Users' is waited for with 'Sessions' held (bad-globals.cpp:13)
// CHECK-NEXT:     no preemption:    'Sessions' is given back only by the thread that took it (bad-globals.cpp:12)
// CHECK-NEXT:     circular wait:    the order is the other way round here; one order everywhere breaks it (bad-globals.cpp:19); the cheapest to break
// CHECK-NEXT:   help: take 'Sessions' and 'Users' in one order everywhere, or both at once with std::scoped_lock
