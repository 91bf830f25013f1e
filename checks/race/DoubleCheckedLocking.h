//===- checks/race/DoubleCheckedLocking.h -----------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-double-checked-locking: data is looked at without the lock before it is made under the
// lock.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_DOUBLECHECKEDLOCKING_H
#define HEDDLE_CHECKS_RACE_DOUBLECHECKEDLOCKING_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void doubleCheckedLocking(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_DOUBLECHECKEDLOCKING_H
