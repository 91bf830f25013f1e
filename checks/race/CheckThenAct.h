//===- checks/race/CheckThenAct.h -------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-check-then-act: two calls, each atomic, rely on nothing changing between them.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_CHECKTHENACT_H
#define HEDDLE_CHECKS_RACE_CHECKTHENACT_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void checkThenAct(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_CHECKTHENACT_H
