// RUN: %check_heddle %s nonatomic-rmw
//
// Locks, guards and starts of threads that have no source here, and are known
// from .heddle.yaml alone: in other files than those that use them.

//--- .heddle.yaml
locks:
  - {type: os::Spin, acquire: [Enter], try: [TryEnter], release: [Leave]}
  - {type: os::Section, acquire: [Enter], release: [Leave], acquire_shared: [EnterAsReader],
     release_shared: [LeaveAsReader]}
functions:
  - {function: os_take, acquire: 0}
  - {function: os_give, release: 0}
guards:
  - {type: os::SpinGuard}
spawns:
  - {function: os::Launch, handle: 0, callable: 1}
joins:
  - {function: os::Finish, handle: 0}

//--- os.h
#pragma once
namespace os {
struct Spin {
  void Enter();
  bool TryEnter();
  void Leave();
};
struct Section {
  void Enter();
  void Leave();
  void EnterAsReader();
  void LeaveAsReader();
};
struct SpinGuard {
  explicit SpinGuard(Spin &S);
  ~SpinGuard();
};
struct Thread {
  long Id;
};
void Launch(Thread *Made, void (*Body)(void *), void *Argument);
void Finish(Thread *T);
} // namespace os
extern "C" void os_take(void *Lock);
extern "C" void os_give(void *Lock);

//--- counters.h
#pragma once
void okOwnLock();
void okOwnTry();
void okOwnGuard();
void okOwnFunctions();
void okOwnWriter();
void badAfterLeave();
void badGuardIsGone();
void badReader();
void badOtherLock();

//--- counters.cpp
#include "counters.h"
#include "os.h"

static os::Spin Mu, Other;
static os::Section Table;
static long ByLock, ByGuard, ByFunctions, ByWriter, Late, Gone, Readers, Mixed;
static int Raw;

void okOwnLock() {
  Mu.Enter();
  ++ByLock;
  Mu.Leave();
}
void okOwnTry() {
  if (!Mu.TryEnter())
    return;
  ++ByLock;
  Mu.Leave();
}
void okOwnGuard() {
  os::SpinGuard Hold(Mu);
  ++ByGuard;
}
void okOwnFunctions() {
  os_take(&Raw);
  ++ByFunctions;
  os_give(&Raw);
}
void okOwnWriter() {
  Table.Enter();
  ++ByWriter;
  Table.Leave();
}
void badAfterLeave() {
  Mu.Enter();
  Mu.Leave();
  ++Late; // heddle: nonatomic-rmw@high
}
void badGuardIsGone() {
  { os::SpinGuard Hold(Mu); }
  ++Gone; // heddle: nonatomic-rmw@high
}
void badReader() {
  Table.EnterAsReader();
  ++Readers; // heddle: nonatomic-rmw@high
  Table.LeaveAsReader();
}
void badOtherLock() {
  static bool Turn;
  os::Spin &S = Turn ? Mu : Other;
  (void)S;
  ++Mixed; // heddle: nonatomic-rmw@high
}

//--- main.cpp
#include "counters.h"
#include "os.h"

static long Early, Joined;

static void work(void *) {
  okOwnLock();
  okOwnTry();
  okOwnGuard();
  okOwnFunctions();
  okOwnWriter();
  badAfterLeave();
  badGuardIsGone();
  badReader();
  badOtherLock();
}

static void once(void *) {
  ++Early;
  ++Joined;
}

// What comes before the start of the thread, and after its end, is not at once with it.
static void okBeforeAndAfter() {
  ++Early;
  os::Thread T;
  os::Launch(&T, once, nullptr);
  os::Finish(&T);
  ++Joined;
}

int main() {
  okBeforeAndAfter();
  os::Thread A, B;
  os::Launch(&A, work, nullptr);
  os::Launch(&B, work, nullptr);
  os::Finish(&A);
  os::Finish(&B);
}
