//===- checks/race/CheckedTwice.h - double-checked locking --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Places that look at data without the lock, take the lock if they must, look again
// and then set it:
//
//   if (!instance) { std::lock_guard g(mu); if (!instance) instance = new T; }
//
// The second look and the write may lie in a function that the first look decides to
// call. Whether the first look is harmless is for those who ask: the check of that
// name reports it, the one of data races leaves it alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_CHECKEDTWICE_H
#define HEDDLE_CHECKS_RACE_CHECKEDTWICE_H

#include "Analysis/WholeProgram.h"

namespace heddle::checks {

struct CheckedTwice {
  analysis::MemoryAccess First;        ///< the look without the lock
  analysis::MemoryAccess Again, Write; ///< both under Lock, in one context
  analysis::HeldLock Lock;
  model::EventId Decided; ///< in the context of First: the write, or the call that leads to it
};

/// All such places of one location, one for each function and event of the first look.
std::vector<CheckedTwice> findCheckedTwice(analysis::WholeProgram &W,
                                           llvm::ArrayRef<analysis::MemoryAccess> Accesses);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_CHECKEDTWICE_H
