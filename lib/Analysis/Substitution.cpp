//===- Analysis/Substitution.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Substitution.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

PathId heddle::analysis::substitute(PathId P, const Binding &B, const PathTable &From,
                                    PathTable &To) {
  if (!P)
    return {};
  // From and To may be the same table: nothing is read after it has grown.
  const AccessPath &Path = From[P];
  PathId Base;
  switch (Path.Root) {
  case RootKind::This:
    Base = B.This;
    break;
  case RootKind::Param:
    Base = Path.RootOperand < B.Params.size() ? B.Params[Path.RootOperand] : PathId();
    break;
  case RootKind::Capture:
    Base = Path.RootOperand < B.Captures.size() ? B.Captures[Path.RootOperand] : PathId();
    break;
  case RootKind::Global:
    return &From == &To ? P : To.intern(Path);
  case RootKind::Result:
    if (Path.RootOperand == ReturnedOperand)
      Base = B.Result;
    break;
  case RootKind::Local:
  case RootKind::Unknown:
    break;
  }
  if (!Base)
    return {};
  return To.append(Base, Path.Steps, Path.AddressOf, Path.Truncated);
}

const TypeFacts *heddle::analysis::typeOf(const link::Program &P, const FunctionSummary &F,
                                          PathId Id) {
  if (!Id)
    return nullptr;
  const AccessPath &Path = P.Paths[Id];
  if (EntityId Field = lastField(Path)) {
    const VariableFacts *V = P.variableFacts(Field);
    return V ? &V->Type : nullptr;
  }
  switch (Path.Root) {
  case RootKind::Param:
    return Path.RootOperand < F.Params.size() ? &F.Params[Path.RootOperand].Type : nullptr;
  case RootKind::Local:
    return Path.RootOperand < F.Locals.size() ? &F.Locals[Path.RootOperand].Type : nullptr;
  case RootKind::Global: {
    const VariableFacts *V = P.variableFacts(EntityId(Path.RootOperand));
    return V ? &V->Type : nullptr;
  }
  default:
    return nullptr;
  }
}

/// The object that a method runs on, given what stands for it: `&x`, a pointer
/// to it, or the object itself.
static PathId objectOf(link::Program &P, const FunctionSummary &F, PathId Path) {
  if (!Path)
    return {};
  const AccessPath &A = P.Paths[Path];
  if (A.AddressOf)
    return P.Paths.deref(Path);
  bool EndsInDeref = !A.Steps.empty() && A.Steps.back().Kind == StepKind::Deref;
  if (!EndsInDeref)
    if (const TypeFacts *T = typeOf(P, F, Path))
      if (T->is(TypeTrait::Pointer) || T->is(TypeTrait::Owner))
        return P.Paths.deref(Path);
  return Path;
}

Binding heddle::analysis::bindCall(link::Program &P, const FunctionSummary &Caller, EventId E) {
  const Event &Call = Caller.Events[E.index()];
  Binding B;
  B.This = Call.Object;
  for (const Argument &A : Call.Args)
    B.Params.push_back(A.Path);
  B.Result = P.Paths.root(RootKind::Result, E.index());
  return B;
}

PathId heddle::analysis::givenAt(const Event &E, catalog::Place Place) {
  if (Place == catalog::Place::self())
    return E.Object;
  return Place.isArgument() && Place.index() < E.Args.size() ? E.Args[Place.index()].Path
                                                             : PathId();
}

Binding heddle::analysis::bindCallable(link::Program &P, const FunctionSummary &Maker,
                                       const Callable &C, llvm::ArrayRef<Argument> Args) {
  Binding B;
  for (const Capture &K : C.Captures)
    B.Captures.push_back(K.Path);
  B.This = objectOf(P, Maker, C.Object);
  auto AddParams = [&](llvm::ArrayRef<Argument> From) {
    for (const Argument &A : From)
      B.Params.push_back(A.Path);
  };
  llvm::SmallVector<Argument, 4> All(C.Bound.begin(), C.Bound.end());
  All.append(Args.begin(), Args.end());
  llvm::ArrayRef<Argument> Rest = All;
  if (C.IsMethod && !B.This && !Rest.empty()) {
    B.This = objectOf(P, Maker, Rest.front().Path);
    Rest = Rest.drop_front();
  }
  AddParams(Rest);
  return B;
}
