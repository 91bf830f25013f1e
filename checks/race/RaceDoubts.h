//===- checks/race/RaceDoubts.h - what speaks against a data race --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reasons to doubt a conflict that is no lost update but a plain access against a write.
// There are many more of these, and most of what looks like one is set up before others
// come: what one thread initialises for all, what is set before the object is used, what
// its starter's lock covers, what a function lays open on purpose.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_RACEDOUBTS_H
#define HEDDLE_CHECKS_RACE_RACEDOUBTS_H

#include "checks/race/Conflict.h"

namespace heddle::checks {

class RaceDoubts {
public:
  explicit RaceDoubts(analysis::WholeProgram &Whole) : W(Whole) {}

  /// \p Meant: the other places say that the location is to be guarded.
  bool any(const Conflict &C, const analysis::GuardStatistics &S, bool Meant) const;

private:
  bool onSide(const analysis::MemoryAccess &A, analysis::RootId R,
              const analysis::GuardStatistics &S) const;
  bool isDoneForAll(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool hasStandIn(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool isSetUp(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool liesOpen(const analysis::MemoryAccess &A, const analysis::GuardStatistics &S) const;
  /// Whether a guard object of the lock lives there, of which is not known whether it has it:
  /// `Guard g(mu, /*block=*/false, &got); if (!got) return;`
  bool mayHaveGuard(const analysis::MemoryAccess &A, const analysis::GuardStatistics &S) const;
  bool mostlyCalledWithGuard(const analysis::MemoryAccess &A,
                             const analysis::GuardStatistics &S) const;
  bool perhapsApart(const Conflict &C) const;
  std::set<analysis::LockClass> passedOn(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool perhapsGivenBack(const Conflict &C) const;
  bool startsOne(analysis::RootId R) const;
  bool chooseElements(const Conflict &C) const;
  bool starterHolds(analysis::RootId R, const analysis::MemoryAccess &Other) const;
  bool polls(const analysis::MemoryAccess &A) const;

  analysis::WholeProgram &W;
};

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_RACEDOUBTS_H
