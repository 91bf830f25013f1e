//===- checks/progress/BusyWait.h -------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-busy-wait: a thread spins until another one changes shared state.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_PROGRESS_BUSYWAIT_H
#define HEDDLE_CHECKS_PROGRESS_BUSYWAIT_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void busyWait(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_PROGRESS_BUSYWAIT_H
