//===- Analysis/Parallel.h - may two events happen at once ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Puts roots and thread order together: whether one event of a root may run
// while another event of another root (or of the same, if there are many of it)
// runs, and how that is known. Under-approximates where nothing says that two
// roots are in one program at one time: two tests, two mains.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_PARALLEL_H
#define HEDDLE_ANALYSIS_PARALLEL_H

#include "Analysis/EventLoops.h"
#include "Analysis/TeamOrder.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace heddle::analysis {

/// How it is known that two events may happen at once, weakest first.
enum class Evidence : uint8_t {
  None,      ///< nothing says so
  Guess,     ///< one of them may run on a thread of a library
  Interface, ///< a class that is meant to be shared: two calls of its methods
  Visible,   ///< both threads are seen to start
};

class Parallel {
public:
  Parallel(const Program &P, Contexts &C);

  Evidence may(ContextId C1, model::EventId E1, RootId R1, ContextId C2, model::EventId E2,
               RootId R2) const;

  /// The best evidence over all roots of the two contexts, and the roots.
  struct Pair {
    Evidence How = Evidence::None;
    RootId First, Second;
  };
  /// \p Counts: whether two roots are worth anything to the one who asks.
  Pair best(
      ContextId C1, model::EventId E1, ContextId C2, model::EventId E2,
      llvm::function_ref<bool(RootId, RootId)> Counts = [](RootId, RootId) { return true; }) const;

  /// The roots that start \p R, and those that start these threads.
  const llvm::BitVector &startersOf(RootId R) const;

private:
  Evidence mayRun(ContextId C1, model::EventId E1, RootId R1, ContextId C2, model::EventId E2,
                  RootId R2) const;
  bool startedFrom(RootId Child, RootId Ancestor) const {
    return startersOf(Child).test(Ancestor.index());
  }
  Evidence spawnedAndOther(RootId Spawned, ContextId C, model::EventId E, RootId Other) const;
  Evidence twoSpawned(RootId R1, RootId R2) const;

  const Contexts &Ctx;
  EventLoops Loops;
  TeamOrder Teams;
  /// By root: the classes of the interfaces that start it, sorted.
  std::vector<llvm::SmallVector<model::EntityId, 0>> StartedByClass;
  /// What startersOf() has answered.
  mutable std::vector<llvm::BitVector> Starters;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_PARALLEL_H
