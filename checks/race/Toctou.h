//===- checks/race/Toctou.h -------------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-toctou: a file is asked about, and then used by its name.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_TOCTOU_H
#define HEDDLE_CHECKS_RACE_TOCTOU_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void toctou(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_TOCTOU_H
