//===- Analysis/Guards.h - which lock two accesses have in common -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two accesses share a guard if both hold the same lock: the same absolute
// lock, the same member of the same object, or, where the objects cannot be
// told apart, the same lock class. A lock that hangs on an object does not
// guard what all objects share. (Locksets after Savage et al., "Eraser", ACM
// TOCS 15(4), 1997; evidence by majority after Engler et al., "Bugs as deviant
// behavior", SOSP 2001.)
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_GUARDS_H
#define HEDDLE_ANALYSIS_GUARDS_H

#include "Analysis/Accesses.h"
#include "Analysis/LockClass.h"

namespace heddle::analysis {

/// How the accesses to a location are guarded, over all of them.
struct GuardStatistics {
  LockClass Lock;
  size_t Holding = 0; ///< places that hold Lock
  size_t Total = 0;   ///< places
  bool WriteHolds = false;
  std::vector<MemoryAccess> Places; ///< one for each place that holds it
  /// At least two of three places hold it, a write among them; or all but one do.
  bool convincing() const {
    return (Holding >= 2 && WriteHolds && 3 * Holding >= 2 * Total) ||
           (Holding >= 3 && Holding + 1 == Total);
  }
  /// All places but one hold it.
  bool allButOne() const { return Holding >= 1 && Holding + 1 == Total; }
};

class Guards {
public:
  Guards(const Program &Prog, Contexts &C, const Accesses &A, const LockClasses &L)
      : P(Prog), Ctx(C), Acc(A), Classes(L) {}

  /// The locks that must be held at an access, without those that cannot guard
  /// it.
  std::vector<HeldLock> guardsOf(const MemoryAccess &A) const;
  /// \p Distinct says of two locks that they are known not to be one.
  using AreDistinct = llvm::function_ref<bool(const HeldLock &, const HeldLock &)>;
  bool haveCommonGuard(const MemoryAccess &A, const MemoryAccess &B, AreDistinct Distinct) const;
  /// Whether it cannot be ruled out that something keeps the two apart: a lock that
  /// both hold on some paths at least, or a lock of an object of which is not known
  /// that each has its own, or that one of them comes when the others have left.
  bool mayBeApart(const MemoryAccess &A, const MemoryAccess &B, AreDistinct Distinct) const;
  /// The lock that most accesses to \p K hold; private ones do not count. A
  /// place counts once, and as holding only if it does in all its contexts.
  GuardStatistics statistics(const LocationKey &K) const;
  /// Whether two who hold these locks do not run at once, if the locks are one.
  bool excludeEachOther(const HeldLock &X, const HeldLock &Y) const;

private:
  bool canGuard(const HeldLock &H, model::PathId Path) const;

  const Program &P;
  Contexts &Ctx;
  const Accesses &Acc;
  const LockClasses &Classes;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_GUARDS_H
