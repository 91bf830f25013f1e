//===- checks/ordering/MemberOrder.h - what ends before a thread -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of heddle-thread-lifetime that is about the order in which the parts of an object
// end: members from the last to the first, then bases. A thread that a member or a base waits
// for in its destructor still runs while what is declared behind it ends.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_MEMBERORDER_H
#define HEDDLE_CHECKS_ORDERING_MEMBERORDER_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void membersThatEndFirst(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_MEMBERORDER_H
