//===- Analysis/LockFlow.h - what each function does to locks ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The bottom-up sweep: for each body, callees first, a forward dataflow over
// its event graph gives the locks that it holds at each event (relative to its
// entry) and its *effects*: what a caller must know of it, in terms of its
// parameters. With them a mutex class, a guard class, a lock behind an accessor
// and a function that returns a guard need no description, in whatever file
// they lie. (Function summaries after Sharir and Pnueli, "Two approaches to
// interprocedural data flow analysis", 1981; each body is visited once, or
// twice where functions call each other.)
//
// Neither over- nor under-approximates alone: "must" errs towards not held,
// "may" towards held.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKFLOW_H
#define HEDDLE_ANALYSIS_LOCKFLOW_H

#include "Analysis/CallGraph.h"
#include "Analysis/Elections.h"
#include "Analysis/LockState.h"
#include "Analysis/Pointers.h"
#include "Analysis/Substitution.h"
#include "Analysis/ThreadIdentity.h"

namespace heddle::analysis {

/// What a caller must know of a function. Paths are in the function's terms.
struct Effects {
  /// Locks changed on every return, and those changed only where the returned
  /// value is (non-)zero (only set when Conditional).
  llvm::SmallVector<LockEntry, 2> Exit;
  llvm::SmallVector<LockEntry, 1> WhenNonZero, WhenZero;
  bool Conditional = false;
  /// What pointers name that it leaves in memory which the caller can name:
  /// `this . mu_ *` is `param0 *`.
  llvm::SmallVector<std::pair<model::PathId, model::PathId>, 2> Stores;
  /// What the returned reference or pointer names, if it is one thing.
  model::PathId Returns;
  /// It returns a guard on these locks.
  llvm::SmallVector<model::PathId, 1> GuardLocks;
  Owns ReturnedGuard = Owns::No;
  bool ReturnsGuard = false;

  /// The same where a parameter is known to be zero, or not to be: a guard that is
  /// told by a flag which mode to take.
  struct WhenFlag;
  std::vector<WhenFlag> Flags;

  bool empty() const {
    return Exit.empty() && !Conditional && Stores.empty() && !Returns && !ReturnsGuard;
  }
};

struct Effects::WhenFlag {
  uint32_t Param = 0;
  bool NonZero = false;
  Effects Then; ///< without Flags of its own
};

/// What a caller says of one parameter by a constant: that it is zero, or is not.
struct Flag {
  uint32_t Param = 0;
  enum class Value : uint8_t { Unknown, Zero, NonZero } Is = Value::Unknown;
  Flag() = default;
  Flag(uint32_t P, bool NonZero) : Param(P), Is(NonZero ? Value::NonZero : Value::Zero) {}
  friend bool operator==(const Flag &, const Flag &) = default;
};

/// A lock that an event waits for (not one that it only tries).
struct Taken {
  model::EventId Event;
  model::PathId Lock; ///< in the function's terms
  model::LockMode Mode = model::LockMode::Exclusive;
  /// Still held when the function returns: callers see it in its effects.
  bool Exported = false;
  /// It had been given back before: the thread does not wait for itself.
  bool Again = false;
  /// Only where the thread has found that it does not have it.
  bool Asked = false;
};

class LockFlow {
public:
  LockFlow(Program &P, const CallGraph &G);

  const Effects &effects(FunctionId F) const { return All[F.index()].Summary; }

  /// The locks whose state differs from the entry's just before \p E, where the caller
  /// has \p Told something.
  llvm::ArrayRef<LockEntry> before(FunctionId F, model::EventId E, Flag Told = {}) const;
  /// The locks that \p F waits for, in the order of its events.
  llvm::ArrayRef<Taken> taken(FunctionId F, Flag Told = {}) const {
    return course(F, Told).Acquisitions;
  }
  /// Whether \p E can be reached from the entry at all.
  bool reached(FunctionId F, model::EventId E, Flag Told = {}) const;
  /// What the arguments of \p Call, of a function that was told \p Told itself, tell
  /// \p Callee that makes a difference there.
  Flag tells(const model::Event &Call, FunctionId Callee, Flag Told) const;
  /// Whether \p F is told anything that makes a difference by any caller.
  bool hasFlags(FunctionId F) const { return !All[F.index()].WhenTold.empty(); }
  /// The locks that the guard \p Guard of \p F was made on, in the terms of \p F.
  llvm::ArrayRef<model::PathId> locksOfGuard(FunctionId F, model::PathId Guard) const;
  /// Whether \p F, or what it calls, waits for locks.
  bool takesLocks(FunctionId F) const { return All[F.index()].TakesLocks; }
  /// Whether \p F works with a lock that does nothing (`null_mutex`): with this
  /// argument its template is meant for one thread, or for no care.
  bool hasStandIn(FunctionId F) const { return All[F.index()].HasStandIn; }
  /// Whether what \p F does hangs on which thread runs it: whether that one has a lock.
  bool asksThread(FunctionId F) const { return Identity.asks(F); }
  /// Whether the thread comes to \p Call only where it has asked whether it is the one
  /// that has a lock, and is not.
  bool isAsked(FunctionId F, model::EventId Call) const { return Identity.isAsked(F, Call); }
  /// Whether it is asserted before \p E which thread it is.
  bool isAsserted(FunctionId F, model::EventId E) const { return Identity.isAsserted(F, E); }

  /// \p Path with the pointers that \p F itself has set followed:
  /// `local(l) . mu_ *` becomes `this . mutex_`.
  model::PathId normalise(FunctionId F, model::PathId Path) const;
  /// What the pointers and references that \p F has set name, in its terms.
  const PointerMap &pointers(FunctionId F) const { return All[F.index()].Pointers; }

private:
  friend class FunctionLocks;
  /// What happens to locks from event to event.
  struct Course {
    std::vector<llvm::SmallVector<LockEntry, 2>> Snapshots; // 0: as at the entry
    std::vector<uint32_t> Before;                           // by event; empty: all 0
    std::vector<Taken> Acquisitions;
    std::vector<bool> Reached; // by event; empty: all
  };
  struct Result : Course {
    Effects Summary;
    PointerMap Pointers;
    std::map<model::PathId, llvm::SmallVector<model::PathId, 2>> Guards;
    /// The same for each flag that makes a difference.
    std::vector<std::pair<Flag, Course>> WhenTold;
    bool TakesLocks = false; ///< it, or what it calls
    bool HasStandIn = false; ///< it names a lock that does nothing
  };
  const Course &course(FunctionId F, Flag Told) const;
  Program &P;
  const CallGraph &G;
  Elections Elect;
  ThreadIdentity Identity;
  std::vector<Result> All;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKFLOW_H
