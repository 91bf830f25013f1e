// RUN: %check_heddle %s sleep-sync
//
// Sleeps, starts of threads and waits that have no source here, and are known from
// .heddle.yaml alone.

//--- .heddle.yaml
sleeps:
  - {function: os::Nap, duration: 0, unit: ms}
spawns:
  - {function: os::Launch, callable: 0}
blocking:
  - {function: os::WaitFor, object: 0, on: thread}
signals:
  - {function: os::Raise, object: 0}

//--- os.h
#pragma once
namespace os {
struct Signal {};
void Nap(int Milliseconds);
void Rest(int Milliseconds);
void Launch(void (*Body)(void *), void *Argument);
void WaitFor(Signal *S);
void Raise(Signal *S);
} // namespace os

//--- waits.h
#pragma once
#include "os.h"
#include <atomic>
struct State {
  std::atomic<bool> Ready{false};
  std::atomic<int> Value{0};
  os::Signal Made;
};
void badPolls(State &S);
int badHopes(State &S);
int okWaits(State &S);
void okNoSleepThatIsKnown(State &S);

//--- waits.cpp
#include "waits.h"

void badPolls(State &S) {
  while (!S.Ready)
    os::Nap(10); // heddle: sleep-sync@high
}

int badHopes(State &S) {
  os::Nap(200); // heddle: sleep-sync@high
  return S.Value;
}

int okWaits(State &S) {
  os::Nap(200);
  os::WaitFor(&S.Made);
  return S.Value;
}

void okNoSleepThatIsKnown(State &S) {
  while (!S.Ready)
    os::Rest(10);
}

//--- main.cpp
#include "waits.h"

static State Here;

static void make(void *) {
  Here.Value = 42;
  Here.Ready = true;
  os::Raise(&Here.Made);
}

static void okAlone() { os::Nap(10); }

int main() {
  okAlone();
  os::Launch(make, nullptr);
  badPolls(Here);
  okNoSleepThatIsKnown(Here);
  return okWaits(Here) + badHopes(Here);
}
