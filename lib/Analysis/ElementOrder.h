//===- Analysis/ElementOrder.h - locks of two elements ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function takes the lock of one element of a container with that of another one held:
// the philosopher's two forks, two accounts of a table. Which elements these are is known
// at run time only; how their indices are written (Event::Chosen) tells that they are two,
// and whether an order of the two is fixed. Under-approximates: where nothing is known of
// an index, or it was compared with the other one, no pair is given.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_ELEMENTORDER_H
#define HEDDLE_ANALYSIS_ELEMENTORDER_H

#include "Analysis/LockGraph.h"

namespace heddle::analysis {

/// Whether two elements that are chosen by these words may be any two, in any order:
/// `from` and `to`, `i` and `(i + 1) % n`; not `i` and `i + 1`.
bool areInAnyOrder(llvm::StringRef First, llvm::StringRef Second);

/// One place that takes the lock of an element with that of another one held, in all its
/// contexts.
struct ElementPair {
  std::vector<LockEdge> Ways;
  std::string First, Second; ///< how the elements are chosen, as it is written
  /// A caller has chosen them, both of one container.
  bool Given = false;
};

/// Words without the marks.
std::string asWritten(llvm::StringRef Words);

/// Whether the function asks somewhere which of two values is the greater.
bool putsInOrder(const model::FunctionSummary &F);

/// In a defined order. Not those whose function takes the two the other way round as well:
/// it decides which order is right.
std::vector<ElementPair> pairsOfElements(const Program &P, const LockGraph &G, Contexts &Ctx);

/// Whether the function of \p E or one of its callers on the way from \p R puts two values in
/// order before it passes them on.
bool isOrderedByCaller(const Program &P, const Contexts &Ctx, const LockEdge &E, RootId R);

/// The edge from \p Held to \p T of the function of \p C, in absolute terms; none where these
/// are not known.
std::optional<LockEdge> edgeAt(Contexts &Ctx, ContextId C, const LockEntry &Held, const Taken &T);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_ELEMENTORDER_H
