//===- Analysis/LockFlow.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockFlow.h"
#include "Analysis/FunctionLocks.h"

using namespace heddle::analysis;
using namespace heddle::model;

LockFlow::LockFlow(Program &Prog, const CallGraph &Graph)
    : P(Prog), G(Graph), Elect(Prog), All(Prog.Functions.size()) {
  Primitives Prim(P);
  for (const std::vector<FunctionId> &Component : G.components()) {
    // Functions that call each other see each other's effects in the second
    // round; a lock wrapper is never that deep in a recursion.
    unsigned Rounds = Component.size() > 1 ? 2 : 1;
    for (unsigned Round = 0; Round != Rounds; ++Round)
      for (FunctionId F : Component)
        FunctionLocks(*this, Prim, F).run();
  }
}

llvm::ArrayRef<LockEntry> LockFlow::before(FunctionId F, EventId E) const {
  const Result &R = All[F.index()];
  if (R.Before.empty())
    return {};
  return R.Snapshots[R.Before[E.index()]];
}

bool LockFlow::reached(FunctionId F, EventId E) const {
  const Result &R = All[F.index()];
  return R.Reached.empty() || R.Reached[E.index()];
}

PathId LockFlow::normalise(FunctionId F, PathId Path) const {
  return followPointers(All[F.index()].Pointers, P.Paths, Path);
}
