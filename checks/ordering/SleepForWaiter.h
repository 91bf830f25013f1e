//===- checks/ordering/SleepForWaiter.h - a sleep before a signal -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Part of heddle-sleep-sync: a sleep that gives another thread time to begin its wait,
// because the notification that follows would be lost before that. A wait that looks at a
// predicate needs no such time, and is none of this.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_SLEEPFORWAITER_H
#define HEDDLE_CHECKS_ORDERING_SLEEPFORWAITER_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void sleepForWaiter(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_SLEEPFORWAITER_H
