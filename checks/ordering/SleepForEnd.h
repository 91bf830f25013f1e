//===- checks/ordering/SleepForEnd.h - a sleep for a join -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Part of heddle-sleep-sync: a sleep after which a thread that nobody can wait for should
// have ended, because what it uses is ended next.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_SLEEPFOREND_H
#define HEDDLE_CHECKS_ORDERING_SLEEPFOREND_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void sleepForEnd(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_SLEEPFOREND_H
