//===- checks/Registry.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Registry.h"
#include "checks/deadlock/DoubleLock.h"
#include "checks/deadlock/LockOrder.h"
#include "checks/ordering/SleepSync.h"
#include "checks/ordering/ThreadLifetime.h"
#include "checks/progress/BusyWait.h"
#include "checks/race/CheckThenAct.h"
#include "checks/race/DataRace.h"
#include "checks/race/DoubleCheckedLocking.h"
#include "checks/race/GuardAnnotation.h"
#include "checks/race/NonatomicRmw.h"
#include "checks/race/SplitCriticalSection.h"
#include "checks/race/ThreadUnsafeCall.h"
#include "checks/race/Toctou.h"
#include "checks/race/TornInvariant.h"

using namespace heddle::checks;

static const CheckInfo Table[] = {
    {"heddle-busy-wait", "a thread spins until another one changes shared state", true, busyWait},
    {"heddle-check-then-act", "two calls, each atomic, rely on nothing changing between them", true,
     checkThenAct},
    {"heddle-data-race", "two threads use shared data at once, and nothing keeps them apart", true,
     dataRace},
    {"heddle-double-checked-locking", "data is looked at without the lock under which it is made",
     true, doubleCheckedLocking},
    {"heddle-double-lock", "a lock is waited for by the thread that holds it", true, doubleLock},
    {"heddle-guard-annotation", "one lock guards data everywhere, and the compiler could check it",
     false, guardAnnotation},
    {"heddle-lock-order", "threads take the same locks in different orders", true, lockOrder},
    {"heddle-nonatomic-rmw", "shared data is read, changed and written back in separate steps",
     true, nonatomicRmw},
    {"heddle-sleep-sync", "a sleep is used to wait for another thread", true, sleepSync},
    {"heddle-split-critical-section",
     "a value read under a lock decides a write under the same lock, taken anew", true,
     splitCriticalSection},
    {"heddle-thread-lifetime", "a thread outlives what it uses, or its handle ends while it runs",
     true, threadLifetime},
    {"heddle-thread-unsafe-call", "two threads reach a library call that keeps hidden state", true,
     threadUnsafeCall},
    {"heddle-toctou", "a file is asked about, and then used by its name", true, toctou},
    {"heddle-torn-invariant", "values that are written together are read apart", true,
     tornInvariant},
};

llvm::ArrayRef<CheckInfo> heddle::checks::all() { return Table; }
