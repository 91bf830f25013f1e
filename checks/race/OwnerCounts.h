//===- checks/race/OwnerCounts.h - who asks how many owners there are -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of heddle-check-then-act that is about counted owners: `weak.expired()` and
// then `weak.lock()` whose result nobody looks at; `p.use_count() == 1` and then a change
// of what p owns, where another thread can copy p in between.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_OWNERCOUNTS_H
#define HEDDLE_CHECKS_RACE_OWNERCOUNTS_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void ownerCounts(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_OWNERCOUNTS_H
