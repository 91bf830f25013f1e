//===- checks/LockOrderFacts.h - the lock graph for people ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Puts the lock graph into names and places. What reads the same is one: the
// locks of two instantiations of a template, the contexts of one place.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_LOCKORDERFACTS_H
#define HEDDLE_CHECKS_LOCKORDERFACTS_H

#include "Analysis/WholeProgram.h"
#include "Findings/LockOrder.h"

namespace heddle::checks {

findings::LockOrder lockOrderFacts(analysis::WholeProgram &W);

/// The name and place by which \p C stands there.
findings::Lock lockFact(analysis::WholeProgram &W, const analysis::LockClass &C);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_LOCKORDERFACTS_H
