//===- Analysis/FunctionLocks.h - the lock dataflow of one body -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of LockFlow that looks at one body, given the effects of what it
// calls. Private to LockFlow.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_FUNCTIONLOCKS_H
#define HEDDLE_ANALYSIS_FUNCTIONLOCKS_H

#include "Analysis/LockFlow.h"
#include "Analysis/Primitives.h"
#include <map>
#include <set>

namespace heddle::analysis {

class FunctionLocks {
public:
  FunctionLocks(LockFlow &Flow, const Primitives &Prim, FunctionId F);
  void run();

  // For the solver (Dataflow.h).
  LockState entry() { return {}; }
  void transfer(LockState &S, model::EventId E);
  void edge(LockState &S, const model::Block &B, unsigned Successor);

private:
  // What pointers and guards name.
  void collectPointers();
  void bindStore(model::PathId To, model::PathId Value);
  void collectFromCall(model::EventId E);
  model::PathId norm(model::PathId Path);
  bool isNull(model::PathId Lock) const;
  bool isGuard(model::EntityId Class) const;
  model::PathId normPlace(model::PathId Path);
  llvm::SmallVector<model::PathId, 2> locksOf(model::PathId Guard);
  void tieGuard(model::PathId Guard, llvm::ArrayRef<model::PathId> Locks);

  // The transfer of each kind.
  void guardMade(LockState &S, const model::Event &Ev, model::EventId E);
  void guardMoved(LockState &S, const model::Event &Ev, model::EventId E);
  void guardLocked(LockState &S, model::PathId Guard, model::EventId E, model::LockMode M);
  void guardReleased(LockState &S, model::PathId Guard, Owns After);
  void guardEnded(LockState &S, model::PathId Guard);
  void call(LockState &S, model::EventId E);
  void applyEffects(LockState &S, const Effects &X, const Binding &B, model::EventId E);
  void applyAttributes(LockState &S, const model::FunctionFacts &Facts, const Binding &B,
                       model::EventId E);
  void handedOver(LockState &S, const model::Event &Ev, bool Kept);
  void returned(LockState &S, const model::Event &Ev);
  void atomic(LockState &S, model::EventId E);

  // Flags: parameters that choose between lock modes.
  std::optional<uint32_t> flagOf(const model::Branch &C) const;
  const Effects &chosen(const Effects &X, const model::Event &Call) const;
  std::set<uint32_t> flags() const;
  void summariseFlags();
  bool takesLocks(model::EventId Call) const;
  bool differs(const LockFlow::Course &Whole, const LockFlow::Course &Told) const;

  // Locks that an object gives back if it has them.
  void findOwnedReleases();
  llvm::SmallVector<model::PathId, 2> releasedBy(model::EventId E);

  // One thread is chosen.
  void elect(LockState &S, const std::optional<model::Branch> &C, unsigned Successor);

  // The summary.
  void summarise(const std::vector<LockState> &In);
  void addPrimitive();
  bool namesStandIn(const model::Event &E) const;
  void exportPointers();
  bool isConstantGlobal(const model::AccessPath &A) const;
  model::PathId exported(model::PathId Path);
  bool hasLockEvents();

  LockFlow &Flow;
  Program &P;
  const Primitives &Prim;
  FunctionId F;
  const model::FunctionSummary &Body;
  LockFlow::Result &R;
  /// The parameter that is taken to be non-zero, or zero, in this run.
  std::optional<std::pair<uint32_t, bool>> Assumed;
  /// By the read of the object's own pointer or flag that a branch hangs on: what is given
  /// back only where that is not zero.
  std::multimap<model::EventId, model::PathId> Owned;
  model::PathId ReturnedObject; ///< of the return statement of this block
  /// Objects that are returned by value, as paths of this body.
  std::vector<model::PathId> ReturnedObjects;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_FUNCTIONLOCKS_H
