//===- Analysis/LockGraph.h - which lock is taken under which ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An edge A -> B wherever B is waited for with A held, in any context. The
// graph of Havender's lock order ("Avoiding deadlock in multitasking systems",
// IBM Systems Journal 7(2), 1968) and of Goodlock (Havelund, "Using runtime
// analysis to guide model checking of Java programs", SPIN 2000), whose gate
// locks are kept with each edge. Over-approximates ("may be held"); an edge says
// whether the lock must have been held.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKGRAPH_H
#define HEDDLE_ANALYSIS_LOCKGRAPH_H

#include "Analysis/Contexts.h"
#include "Analysis/LockClass.h"

namespace heddle::analysis {

/// One event that waits for a lock, in one context.
struct Acquisition {
  ContextId Context;
  model::EventId Event;
  model::PathId Lock; ///< absolute
  model::LockMode Mode = model::LockMode::Exclusive;
};

/// B is taken with A held.
struct LockEdge {
  HeldLock From;
  Acquisition To;
  /// Locks that must be held at the same time, beside From.
  std::vector<HeldLock> Gates;
};

/// All locks that are held or given at the time that one is waited for.
class LockGraph {
public:
  LockGraph(const Program &Prog, const LockFlow &Locks, Contexts &Ctx, const LockClasses &Classes);

  /// Edges by their lock classes, each in a defined order. At most MaxPerPair
  /// witnesses are kept for a pair, those first which must hold the lock.
  const std::map<std::pair<LockClass, LockClass>, std::vector<LockEdge>> &edges() const {
    return Edges;
  }
  /// A lock that is held already is waited for again, by the same thread.
  const std::vector<LockEdge> &repeated() const { return Repeated; }
  const std::set<LockClass> &nodes() const { return Nodes; }
  const LockClasses &classes() const { return Classes; }
  /// Whether the way from the hold to the wait, as \p R goes it, leads through a call of
  /// one of many stored callables or overrides, or several of a few overrides, where it is
  /// not known which of them this object has; or through one that a thread which has the
  /// lock does not make.
  bool mayGoElsewhere(const LockEdge &E, RootId R) const;
  /// The same where the call runs a callable that may be another object's.
  bool mayRunAnothers(const LockEdge &E, RootId R) const;
  /// Whether that way leads into what is done once in the program, and so perhaps was done
  /// before, or what only the last owner of something does, or the first: who goes there
  /// with the lock held mostly has a share in it, so that it is neither.
  bool isLeftToOne(const LockEdge &E, RootId R) const;
  /// \p E with the place where \p R takes the held lock on its way to the wait. None where it
  /// does not: contexts of several callers may have been merged.
  std::optional<LockEdge> asTakenBy(const LockEdge &E, RootId R) const;

private:
  static constexpr size_t MaxPerPair = 64;
  void collect(ContextId C);
  /// A call that is made with the lock held.
  struct CallUnder {
    ContextId Caller;
    model::EventId Call;
    ContextId Callee;
  };
  std::vector<CallUnder> callsUnder(const LockEdge &E, RootId R) const;
  void add(ContextId C, const Taken &T, model::PathId Lock, llvm::ArrayRef<HeldLock> Held);

  const Program &P;
  const LockFlow &Locks;
  Contexts &Ctx;
  const LockClasses &Classes;
  std::map<std::pair<LockClass, LockClass>, std::vector<LockEdge>> Edges;
  std::vector<LockEdge> Repeated;
  std::set<LockClass> Nodes;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKGRAPH_H
