//===- checks/race/TornInvariant.h ------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-torn-invariant: values that are written together are read apart.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_TORNINVARIANT_H
#define HEDDLE_CHECKS_RACE_TORNINVARIANT_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void tornInvariant(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_TORNINVARIANT_H
