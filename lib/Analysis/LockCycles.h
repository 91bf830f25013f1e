//===- Analysis/LockCycles.h - cycles of the lock graph ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The cycles that can become deadlocks: for each, one edge as witness for each
// step, such that the edges can come from threads that run at once, no gate
// lock is common to two of them, and the holds and waits really exclude each
// other. Of the elementary cycles the shortest through each edge is looked at
// (breadth first), so that the work stays near linear; a longer cycle over the
// same edges has the same cause. Of the locks of one class those of known objects are
// nodes of their own.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKCYCLES_H
#define HEDDLE_ANALYSIS_LOCKCYCLES_H

#include "Analysis/LockGraph.h"
#include "Analysis/LockMeeting.h"
#include "Analysis/Parallel.h"

namespace heddle::analysis {

struct LockCycle {
  std::vector<LockClass> Nodes; ///< edge i goes from node i to node i + 1
  std::vector<LockEdge> Edges;
  std::vector<RootId> Roots; ///< the thread of each edge
  Evidence How = Evidence::None;
  /// Two locks of one class, on two objects that a caller gives in any order.
  bool TwoObjects = false;
  /// The same of two elements of one container: how these are chosen, as it is written.
  std::string FirstElement, SecondElement;
  /// The nodes are locks of known objects, of one class or several.
  bool Places = false;
  /// What one thread waits for is what the next one holds: the weakest that is known.
  Meeting Met = Meeting::Same;
  /// At least one of the locks is: the usual shape of an order that was broken.
  bool AnyIsOne = false;
  /// Each lock is reached from the one before it over a pointer or an element of its
  /// owner: an owner and its parts, which lead back.
  bool Structure = false;
  /// Every lock must have been held, not only on some path.
  bool Certain = true;

  /// How sure it is that the threads wait for each other.
  enum class Strength : uint8_t { Weak, Fair, Strong };
  Strength strength() const;
};

std::vector<LockCycle> findLockCycles(const Program &P, const CallGraph &Calls,
                                      const LockFlow &Locks, const LockGraph &G, Contexts &Ctx,
                                      const Parallel &Order);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKCYCLES_H
