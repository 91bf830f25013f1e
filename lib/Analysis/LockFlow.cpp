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
    : P(Prog), G(Graph), Elect(Prog), Identity(Prog, Graph), All(Prog.Functions.size()) {
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

const LockFlow::Course &LockFlow::course(FunctionId F, Flag Told) const {
  const Result &R = All[F.index()];
  if (Told.Is != Flag::Value::Unknown)
    for (const auto &[When, Then] : R.WhenTold)
      if (When == Told)
        return Then;
  return R;
}

/// The parameter that \p Path is, or none.
static std::optional<uint32_t> parameter(const PathTable &Paths, PathId Path) {
  if (!Path)
    return std::nullopt;
  const AccessPath &A = Paths[Path];
  if (A.Root != RootKind::Param || !A.Steps.empty() || A.AddressOf)
    return std::nullopt;
  return A.RootOperand;
}

Flag LockFlow::tells(const Event &Call, FunctionId Callee, Flag Told) const {
  for (const auto &[When, Then] : All[Callee.index()].WhenTold) {
    if (When.Param >= Call.Args.size())
      continue;
    const Argument &A = Call.Args[When.Param];
    Flag Says;
    if (A.Constant)
      Says = {When.Param, *A.Constant != 0};
    else if (Told.Is != Flag::Value::Unknown && parameter(P.Paths, A.Path) == Told.Param)
      Says = {When.Param, Told.Is == Flag::Value::NonZero};
    if (Says == When)
      return When;
  }
  return {};
}

llvm::ArrayRef<PathId> LockFlow::locksOfGuard(FunctionId F, PathId Guard) const {
  const auto &Guards = All[F.index()].Guards;
  auto It = Guards.find(Guard);
  return It == Guards.end() ? llvm::ArrayRef<PathId>() : It->second;
}

llvm::ArrayRef<LockEntry> LockFlow::before(FunctionId F, EventId E, Flag Told) const {
  const Course &R = course(F, Told);
  if (R.Before.empty())
    return {};
  return R.Snapshots[R.Before[E.index()]];
}

bool LockFlow::reached(FunctionId F, EventId E, Flag Told) const {
  const Course &R = course(F, Told);
  return R.Reached.empty() || R.Reached[E.index()];
}

PathId LockFlow::normalise(FunctionId F, PathId Path) const {
  return followPointers(All[F.index()].Pointers, P.Paths, Path);
}
