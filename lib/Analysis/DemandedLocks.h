//===- Analysis/DemandedLocks.h - what callers must hold --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function can say which locks its callers hold: by an attribute (REQUIRES), or by a
// call of one that asserts it (`mu_.AssertHeld()`, whose attribute is ASSERT_CAPABILITY).
// Both are taken for the truth, also where no caller is seen.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_DEMANDEDLOCKS_H
#define HEDDLE_ANALYSIS_DEMANDEDLOCKS_H

#include "Analysis/LockFlow.h"
#include <map>

namespace heddle::analysis {

class DemandedLocks {
public:
  DemandedLocks(Program &P, const LockFlow &Locks);

  /// The locks that \p F says its callers hold, in its own terms; sorted, each once.
  llvm::ArrayRef<model::AnnotatedLock> of(FunctionId F) const { return ByFunction[F.index()]; }

private:
  void addAsserted(Program &P, const LockFlow &Locks, FunctionId F);
  void findInner(const Program &P, const LockFlow &Locks);
  model::PathId innermost(Program &P, FunctionId F, model::PathId Lock) const;

  /// Of a class, what its methods leave held, in their terms: the attribute names a
  /// `Mutex`, and what is taken is the `std::mutex` in it. None where they differ.
  std::map<model::EntityId, model::PathId> Inner;
  std::vector<std::vector<model::AnnotatedLock>> ByFunction;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_DEMANDEDLOCKS_H
