//===- checks/deadlock/DoubleLock.h ------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-double-lock: a thread waits for a non-recursive lock that it holds
// already, also through calls and callbacks, and so for itself; also the upgrade
// of a shared lock to an exclusive one.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_DEADLOCK_DOUBLELOCK_H
#define HEDDLE_CHECKS_DEADLOCK_DOUBLELOCK_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void doubleLock(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_DEADLOCK_DOUBLELOCK_H
