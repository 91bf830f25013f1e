//===- Analysis/LockLifetimes.h - where locks begin and end -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The functions that make locks ready by hand (`pthread_mutex_init(&mu, 0);
// count = 0;`), or end them. Nobody holds the lock before the one and after the
// other: what such a function does comes before or after all that is done with the
// lock held. (A lock that is a class has constructors for this; see Context::Fresh.)
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKLIFETIMES_H
#define HEDDLE_ANALYSIS_LOCKLIFETIMES_H

#include "Analysis/CallGraph.h"
#include "Analysis/Substitution.h"
#include "llvm/ADT/DenseMap.h"

namespace heddle::analysis {

class LockLifetimes {
public:
  LockLifetimes(Program &P, const CallGraph &G);

  /// The locks that \p F makes or ends, itself or by what it calls, in its terms.
  llvm::ArrayRef<model::PathId> of(FunctionId F) const {
    auto It = Prepared.find(F.index());
    return It == Prepared.end() ? llvm::ArrayRef<model::PathId>() : It->second;
  }

private:
  void look(Program &P, const CallGraph &G, FunctionId F);

  static constexpr size_t Most = 8;
  llvm::DenseMap<uint32_t, llvm::SmallVector<model::PathId, 2>> Prepared;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKLIFETIMES_H
