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
#include "checks/race/DataRace.h"
#include "checks/race/DoubleCheckedLocking.h"
#include "checks/race/NonatomicRmw.h"

using namespace heddle::checks;

static const CheckInfo Table[] = {
    {"heddle-data-race", "two threads use shared data at once, and nothing keeps them apart", true,
     dataRace},
    {"heddle-double-checked-locking", "data is looked at without the lock under which it is made",
     true, doubleCheckedLocking},
    {"heddle-double-lock", "a lock is waited for by the thread that holds it", true, doubleLock},
    {"heddle-lock-order", "threads take the same locks in different orders", true, lockOrder},
    {"heddle-nonatomic-rmw", "shared data is read, changed and written back in separate steps",
     true, nonatomicRmw},
    {"heddle-sleep-sync", "a sleep is used to wait for another thread", true, sleepSync},
};

llvm::ArrayRef<CheckInfo> heddle::checks::all() { return Table; }
