//===- checks/race/Conflict.h - two accesses that can meet --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether two accesses to one location can come at once: they can be to the same
// object, two threads can reach them at the same time, and no lock keeps them
// apart; and how sure that is (docs/confidence.md). What harm they do to each
// other is the business of the check that asks.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_CONFLICT_H
#define HEDDLE_CHECKS_RACE_CONFLICT_H

#include "Analysis/OwnObjects.h"
#include "Analysis/WholeProgram.h"
#include "checks/Narrator.h"
#include "checks/race/DrawnElements.h"

namespace heddle::checks {

struct Conflict {
  analysis::MemoryAccess Mine, Other;
  analysis::Parallel::Pair Roots;
  findings::Confidence Level = findings::Confidence::Low;
  /// That they meet is seen by more than that nothing keeps them apart.
  bool Clear = false;
};

/// Whether several threads can have the location at all, and it is not what locks are made
/// of, which is the business of the lock.
bool canBeShared(const analysis::WholeProgram &W, const analysis::LocationKey &K);

class ConflictJudge {
public:
  ConflictJudge(analysis::WholeProgram &Whole, const Narrator &N)
      : W(Whole), Say(N), Own(Whole.P, Whole.Ctx), Drawn(Whole) {}

  /// \p Mine is the access that would have to be changed. \p GivenBack: the
  /// locks that keep the two apart do not count, as they are given back in between.
  std::optional<Conflict> judge(const analysis::LocationKey &K, const analysis::MemoryAccess &Mine,
                                const analysis::MemoryAccess &Other,
                                const analysis::GuardStatistics &S, bool GivenBack) const;

  /// Whether the other places say that the location is to be guarded.
  bool isMeantToBeGuarded(const analysis::LocationKey &K, const analysis::GuardStatistics &S) const;

private:
  bool bothShareGuard(const Conflict &C) const;
  /// Whether the two paths can name one location.
  bool mayBeSame(model::PathId A, model::PathId B) const;
  findings::Confidence confidence(const analysis::LocationKey &K, const Conflict &C,
                                  const analysis::GuardStatistics &S) const;
  bool areDistinct(const analysis::HeldLock &X, const analysis::HeldLock &Y,
                   const analysis::Parallel::Pair &Roots) const;
  bool doubtful(const Conflict &C, bool GivenBack) const;
  bool isGivenToTeam(const Conflict &C, bool Elements = false) const;
  bool annotated(const analysis::LocationKey &K) const;
  analysis::OwnObjects::Answer eachHasItsOwn(analysis::RootId R,
                                             const analysis::MemoryAccess &A) const;
  bool hasOwnElement(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool hasStandIn(const analysis::MemoryAccess &A) const;
  bool makesOrEnds(const analysis::MemoryAccess &A) const;
  bool preparesGuardOf(const analysis::MemoryAccess &A, const analysis::MemoryAccess &B) const;
  bool takesTask(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool hasStrayed(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool isConfined(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool mayBeGivenTo(analysis::RootId R, const analysis::MemoryAccess &Owner) const;
  bool followsHandOver(const analysis::MemoryAccess &Owner, const analysis::MemoryAccess &Task,
                       analysis::RootId R) const;
  bool isBehindHandOver(const Conflict &C) const;
  bool isOfThirdThread(const Conflict &C) const;
  bool walksOverAll(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool hasBoundElement(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool meetsInElement(const Conflict &C) const;
  bool isMeantByContainer(const analysis::LocationKey &K, const Conflict &C,
                          const analysis::GuardStatistics &Own) const;
  bool isOneOfMany(const Conflict &C) const;
  bool isCalledWithGuard(const analysis::MemoryAccess &A, analysis::RootId R,
                         const analysis::GuardStatistics &S) const;
  bool foundByGuess(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool endsTheProcess(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool hasIdleLock(const analysis::LocationKey &K) const;
  bool isChangedAtOnce(const analysis::LocationKey &K, const Conflict &C,
                       const analysis::GuardStatistics &S) const;
  std::optional<std::vector<analysis::HeldLock>> perhapsHeld(const analysis::MemoryAccess &A,
                                                             analysis::RootId R) const;
  bool forgotGuard(const Conflict &C) const;
  findings::Confidence byEvidence(const analysis::LocationKey &K, const Conflict &C,
                                  const analysis::GuardStatistics &S) const;
  model::EntityId classWithGuard(const analysis::LocationKey &K,
                                 const analysis::GuardStatistics &S) const;
  bool isOddOneOut(const analysis::LocationKey &K, const analysis::MemoryAccess &A,
                   const analysis::GuardStatistics &S) const;
  bool isKeptUnderGuard(const analysis::LocationKey &K, const analysis::MemoryAccess &A,
                        analysis::RootId R, const analysis::GuardStatistics &S) const;
  model::PathId takesGuard(const analysis::MemoryAccess &A,
                           const analysis::GuardStatistics &S) const;
  bool cannotHaveGuard(const analysis::MemoryAccess &A, const analysis::GuardStatistics &S) const;
  bool takesTooShort(const analysis::MemoryAccess &A, const analysis::GuardStatistics &S) const;

  analysis::WholeProgram &W;
  const Narrator &Say;
  analysis::OwnObjects Own;
  DrawnElements Drawn;
  /// The guards of containers, by field.
  mutable std::map<uint32_t, analysis::GuardStatistics> OfContainers;
};

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_CONFLICT_H
