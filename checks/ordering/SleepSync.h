//===- checks/ordering/SleepSync.h ------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-sleep-sync: a sleep that orders threads: before reading what another
// thread changes, with nothing else that orders the two, or polling it in a
// loop.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_SLEEPSYNC_H
#define HEDDLE_CHECKS_ORDERING_SLEEPSYNC_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void sleepSync(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_SLEEPSYNC_H
