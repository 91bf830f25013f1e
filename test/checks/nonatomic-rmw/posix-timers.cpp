// RUN: %check_heddle %s nonatomic-rmw
//
// A timer that notifies by a thread.

#include <atomic>
#include <csignal>
#include <ctime>

static int Bare;
static std::atomic<int> Counted;

static void badTick(sigval) {
  Bare++; // heddle: nonatomic-rmw@high
}

void badStart() {
  sigevent Event{};
  Event.sigev_notify = SIGEV_THREAD;
  Event.sigev_notify_function = badTick;
  timer_t Timer;
  timer_create(CLOCK_REALTIME, &Event, &Timer);
  Bare++; // heddle: nonatomic-rmw@high
}

static void okTick(sigval) { Counted++; }

void okStart() {
  sigevent Event{};
  Event.sigev_notify = SIGEV_THREAD;
  Event.sigev_notify_function = okTick;
  timer_t Timer;
  timer_create(CLOCK_REALTIME, &Event, &Timer);
  Counted++;
}
