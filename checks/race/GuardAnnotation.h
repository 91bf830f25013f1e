//===- checks/race/GuardAnnotation.h ----------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-guard-annotation: data that one lock guards everywhere, without saying so.
// Nothing is wrong there; what is offered are the attributes by which the compiler keeps
// it so. Off by default.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_GUARDANNOTATION_H
#define HEDDLE_CHECKS_RACE_GUARDANNOTATION_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void guardAnnotation(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_GUARDANNOTATION_H
