//===- checks/ordering/ThreadLifetime.h -------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-thread-lifetime: a thread outlives what it uses, or its handle ends while it runs.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_THREADLIFETIME_H
#define HEDDLE_CHECKS_ORDERING_THREADLIFETIME_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void threadLifetime(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_THREADLIFETIME_H
