//===- checks/race/ThreadUnsafeCall.h ---------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-thread-unsafe-call: two threads reach a library call that keeps hidden state.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_THREADUNSAFECALL_H
#define HEDDLE_CHECKS_RACE_THREADUNSAFECALL_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void threadUnsafeCall(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_THREADUNSAFECALL_H
