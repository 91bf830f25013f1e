//===- Analysis/ContextNames.cpp - what a path names in a context ---------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of Contexts that brings the paths of a function into absolute terms.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Contexts.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

PathId Contexts::absolute(ContextId Id, PathId Path) {
  if (!Path)
    return {};
  auto &Answers = Visited && Id != Visited ? AbsoluteBefore : Absolute;
  if (!Visited && Answers.size() >= MostAnswers)
    Answers.clear();
  auto [Known, New] = Answers.try_emplace(uint64_t(Id.index()) << 32 | Path.index());
  if (New)
    Known->second = makeAbsolute(Id, Path);
  return Known->second;
}

PathId Contexts::inPlace(ContextId Id, PathId Place) {
  PathId Parent = P.Paths.parent(Place);
  if (!Parent)
    return absolute(Id, Place);
  PathId Base = absolute(Id, Parent);
  if (!Base)
    return {};
  Step Last = P.Paths[Place].Steps.back();
  return Abs.Paths.append(Base, Last, false);
}

PathId Contexts::normalise(FunctionId F, PathId Path) {
  if (F != NamesOf || !Path)
    return Locks.normalise(F, Path);
  auto [It, New] = Normal.try_emplace(Path.index());
  if (New)
    It->second = Locks.normalise(F, Path);
  return It->second;
}

/// What \p Path of \p F, a normal one, is in absolute terms where it begins at F's own
/// locals and results, or at a global; else none.
PathId Contexts::makeOwn(FunctionId F, PathId Path) {
  const AccessPath &A = P.Paths[Path];
  if (A.Root == RootKind::Global)
    return Abs.Paths.intern(A);
  if ((A.Root != RootKind::Local && A.Root != RootKind::Result) || A.RootOperand == ReturnedOperand)
    return {};
  Origin O;
  O.What = A.Root == RootKind::Local ? Origin::Kind::Local : Origin::Kind::Result;
  O.Function = F;
  O.Index = A.RootOperand;
  if (A.Root == RootKind::Local && A.RootOperand < P.body(F).Locals.size())
    O.Class = P.body(F).Locals[A.RootOperand].Type.Record;
  return Abs.Paths.append(Abs.origin(O), A.Steps, A.AddressOf, A.Truncated);
}

PathId Contexts::makeAbsolute(ContextId Id, PathId Path) {
  const Context &C = List[Id.index()];
  Path = normalise(C.Function, Path);
  if (!Path)
    return {};
  const AccessPath &A = P.Paths[Path];
  PathId Out;
  if (A.Root == RootKind::Local || A.Root == RootKind::Result || A.Root == RootKind::Global) {
    if (C.Function == NamesOf) {
      auto [It, New] = Own.try_emplace(Path.index());
      if (New)
        It->second = makeOwn(C.Function, Path);
      Out = It->second;
    } else {
      Out = makeOwn(C.Function, Path);
    }
    if (!Out)
      return {};
  } else {
    Out = substitute(Path, C.Bound, P.Paths, Abs.Paths);
    // An unbound parameter still says something by the fields on the way.
    if (!Out && A.Root != RootKind::Unknown)
      for (size_t I = 0; I != A.Steps.size() && !Out; ++I)
        if (A.Steps[I].Kind == StepKind::Field)
          if (const VariableFacts *V = P.variableFacts(EntityId(A.Steps[I].Operand)); V && V->Class)
            Out = Abs.Paths.append(Abs.anyOf(V->Class), llvm::ArrayRef(A.Steps).drop_front(I),
                                   A.AddressOf, A.Truncated);
  }
  Out = Abs.canonical(Out);
  if (PathId Lock = Out ? lockOfPassedGuard(Id, A, Out) : PathId())
    return Lock;
  return Out;
}

/// The lock of a guard that a caller passed down by reference, by which the caller holds
/// it; none if \p Out is nothing of the kind. A local of a function is one path in all
/// its contexts, and so does not name the lock in any of them.
PathId Contexts::lockOfPassedGuard(ContextId Id, const AccessPath &Path, PathId Out) {
  if (Path.Root != RootKind::Param && Path.Root != RootKind::Capture)
    return {};
  const AccessPath &A = Abs.Paths[Out];
  const Origin *O = Abs.originOf(Out);
  if (!O || (O->What != Origin::Kind::Local && O->What != Origin::Kind::Result) ||
      A.Steps.empty() || A.Steps.back().Kind != StepKind::Deref)
    return {};
  PathId Guard = P.Paths.append(
      P.Paths.root(O->What == Origin::Kind::Local ? RootKind::Local : RootKind::Result, O->Index),
      llvm::ArrayRef(A.Steps).drop_back(), false);
  llvm::ArrayRef<PathId> Tied = Locks.locksOfGuard(O->Function, Guard);
  if (Tied.size() != 1)
    return {};
  for (const HeldLock &H : List[Id.index()].Locks)
    if (H.Context && H.Context < Id && H.Function == O->Function &&
        makeAbsolute(H.Context, Tied.front()) == H.Lock)
      return H.Lock;
  return {};
}
