//===- Analysis/PassedLock.h - one lock whatever its object is --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// By an absolute name an element of a container, or some object of a class, may be another
// one the second time. Where the object is passed on from the function that holds its lock
// to the one that waits for it, it is the same, whichever it is:
//
//   void Session::close() { lock_guard l(mu); flush(); }   // and flush() locks mu
//
// The name of the lock that is waited for is put in terms of one caller after the other,
// up to the one that has the lock.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_PASSEDLOCK_H
#define HEDDLE_ANALYSIS_PASSEDLOCK_H

#include "Analysis/LockGraph.h"

namespace heddle::analysis {

/// Whether the object of the lock of \p E is passed on on the way that \p R goes from the
/// hold to the wait. \p E is as asTakenBy() gives it for \p R.
bool isPassedOn(link::Program &P, const LockFlow &Locks, Contexts &Ctx, const LockEdge &E,
                RootId R);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_PASSEDLOCK_H
