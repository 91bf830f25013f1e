//===- Analysis/GivenElements.h - elements that are passed on ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The same question as ElementOrder's, where the two elements are chosen in one function
// and locked in another: `dine(forks[i], forks[(i + 1) % n])`, a thread that is given
// both, an object that keeps references to both. A parameter counts only where all who
// are seen to give two elements give them in any order.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_GIVENELEMENTS_H
#define HEDDLE_ANALYSIS_GIVENELEMENTS_H

#include "Analysis/ElementOrder.h"

namespace heddle::analysis {

/// In a defined order.
std::vector<ElementPair> pairsOfGivenElements(const Program &P, const CallGraph &Calls,
                                              const LockFlow &Locks, Contexts &Ctx);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_GIVENELEMENTS_H
