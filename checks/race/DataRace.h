//===- checks/race/DataRace.h -----------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-data-race: two threads use shared data at once, and nothing keeps them apart.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_DATARACE_H
#define HEDDLE_CHECKS_RACE_DATARACE_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void dataRace(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_DATARACE_H
