//===- checks/race/SplitCriticalSection.h -----------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-split-critical-section: a value read under a lock decides a write under the same lock,
// taken anew.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_SPLITCRITICALSECTION_H
#define HEDDLE_CHECKS_RACE_SPLITCRITICALSECTION_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void splitCriticalSection(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_SPLITCRITICALSECTION_H
