//===- Analysis/ObjectOrder.h - which of two objects comes first -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two locks of one class, on two objects that a caller names (`transfer(a, b)`,
// `a.merge(b)`): any order can be asked for, unless the code asks which of the two
// is the lesser. That they are two (`if (&from == &to) return;`) fixes nothing.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_OBJECTORDER_H
#define HEDDLE_ANALYSIS_OBJECTORDER_H

#include "Analysis/LockGraph.h"

namespace heddle::analysis {

/// A lock that is taken with another one of its class held, and the objects of the
/// two: where their paths begin.
struct GivenPair {
  LockEdge Edge;
  model::PathId First, Second;
  /// They are bare locks: each may have a role of its own.
  bool Bare = false;
};

class ObjectOrder {
public:
  ObjectOrder(const Program &Prog, const LockFlow &L, Contexts &C) : P(Prog), Locks(L), Ctx(C) {}

  /// The locks that one function takes on what its parameters point to.
  std::vector<GivenPair> pairsOfParameters() const;
  /// The objects of \p E if both are what the caller of a root gave.
  std::optional<GivenPair> pair(const LockEdge &E) const;
  /// Whether the two objects, or values of them, are compared on the way from \p R.
  bool isFixed(const GivenPair &G, RootId R) const;
  /// The same of two objects that are known.
  bool isFixed(const LockEdge &E) const;

private:
  std::optional<GivenPair> pair(ContextId C, const LockEntry &Held, const Taken &T) const;
  bool givenByCaller(model::PathId Object) const;
  bool compares(ContextId C, const GivenPair &G) const;
  bool orders(ContextId C, const model::Branch &B, const GivenPair &G) const;

  const Program &P;
  const LockFlow &Locks;
  Contexts &Ctx;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_OBJECTORDER_H
