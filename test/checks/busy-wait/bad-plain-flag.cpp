// RUN: %check_heddle %s busy-wait
//
// A spin on a plain variable: the compiler may read it once.
#include <thread>

static bool Ready = false;
static int Level = 0;
static volatile bool Stop = false;

void bad_global() {
  std::thread t([] { Ready = true; });
  while (!Ready) // heddle: busy-wait@high
    ;
  // CHECK: [[@LINE-2]]:{{.*}}spins until 'bad_global::lambda#1' changes 'Ready', which the compiler need not read again
  // CHECK: 1. looks at 'Ready', again and again
  // CHECK: 2. changes 'Ready'
  // CHECK: 3. goes on with the value that it has read
  // CHECK-NEXT: before
  // CHECK: the loop may be compiled to one look, and then never ends
  t.join();
}

// To yield does not put an order between the two.
void bad_yields() {
  std::thread t([] { Level = 3; });
  while (Level < 3) // heddle: busy-wait@high
    std::this_thread::yield();
  t.join();
}

void bad_local() {
  bool done = false;
  std::thread t([&done] { done = true; });
  while (true) {
    if (done) // heddle: busy-wait@high
      break;
  }
  t.join();
}

void bad_volatile() {
  std::thread t([] { Stop = true; });
  while (!Stop) // heddle: busy-wait@medium
    ;
  t.join();
}

// Nobody waits for anybody: the thread has ended.
void ok_after_join() {
  std::thread t([] { Ready = true; });
  t.join();
  while (!Ready)
    ;
}

static bool Alone = false;
// One thread: perhaps a device writes it.
void ok_one_thread() {
  while (!Alone)
    ;
  Alone = false;
}

void okOwnCopy() {
  bool mine = false;
  std::thread t([mine]() mutable { mine = true; });
  for (int i = 0; !mine && i < 10; ++i)
    ;
  t.join();
}
