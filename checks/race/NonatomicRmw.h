//===- checks/race/NonatomicRmw.h ------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-nonatomic-rmw: shared data is retrieved, changed and stored in steps
// that are not one, and another thread can write between them: plain data
// without a common lock, or a load and a dependent store of an atomic.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_NONATOMICRMW_H
#define HEDDLE_CHECKS_RACE_NONATOMICRMW_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void nonatomicRmw(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_NONATOMICRMW_H
