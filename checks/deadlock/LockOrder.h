//===- checks/deadlock/LockOrder.h ------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle-lock-order: a cycle in the lock graph whose edges can come from
// different threads, with no common outer (gate) lock and not all of it tried or
// shared; also two objects of one class locked in an order that is not fixed.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_DEADLOCK_LOCKORDER_H
#define HEDDLE_CHECKS_DEADLOCK_LOCKORDER_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

void lockOrder(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_DEADLOCK_LOCKORDER_H
