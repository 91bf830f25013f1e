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
// same edges has the same cause.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKCYCLES_H
#define HEDDLE_ANALYSIS_LOCKCYCLES_H

#include "Analysis/LockGraph.h"
#include "Analysis/Parallel.h"

namespace heddle::analysis {

struct LockCycle {
  std::vector<LockClass> Nodes; ///< edge i goes from node i to node i + 1
  std::vector<LockEdge> Edges;
  std::vector<RootId> Roots; ///< the thread of each edge
  Evidence How = Evidence::None;
  /// Two locks of one class, on two objects.
  bool TwoObjects = false;
  /// What one thread waits for is what the next one holds, for all that is known;
  /// else they are only locks of one class.
  bool OneObject = true;
  /// At least one of the locks is: the usual shape of an order that was broken.
  bool AnyIsOne = false;
  /// Every lock must have been held, not only on some path.
  bool Certain = true;
};

std::vector<LockCycle> findLockCycles(const Program &P, const LockGraph &G, const Contexts &Ctx,
                                      const Parallel &Order);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKCYCLES_H
