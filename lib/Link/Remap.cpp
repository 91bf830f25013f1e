//===- Link/Remap.cpp -----------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Remap.h"

using namespace heddle::link;
using namespace heddle::model;

void Remap::patch(AccessPath &P) const {
  if (P.Root == RootKind::Global)
    P.RootOperand = Entities[P.RootOperand].index();
  for (Step &S : P.Steps)
    if (S.Kind == StepKind::Field)
      S.Operand = Entities[S.Operand].index();
}

void Remap::patch(FunctionFacts &F) const {
  F.Function = at(F.Function);
  F.Class = at(F.Class);
  F.Parent = at(F.Parent);
  ids(F.Overrides);
  for (auto *V : {&F.Requires, &F.Acquires, &F.Releases, &F.TryAcquires, &F.Asserts, &F.Excludes})
    locks(*V);
}

void Remap::patch(VariableFacts &V) const {
  V.Variable = at(V.Variable);
  V.Class = at(V.Class);
  V.Type.Record = at(V.Type.Record);
  locks(V.GuardedBy);
  locks(V.PointeeGuardedBy);
}

void Remap::patch(ClassFacts &C) const {
  C.Class = at(C.Class);
  C.Destructor = at(C.Destructor);
  ids(C.Bases);
  ids(C.Fields);
}

void Remap::patch(LocalVariable &L) const {
  L.Type.Record = at(L.Type.Record);
  L.Where = at(L.Where);
}

void Remap::patch(Argument &A) const { A.Path = at(A.Path); }

void Remap::patch(Callable &C) const {
  C.Target = at(C.Target);
  C.Stored = at(C.Stored);
  C.Object = at(C.Object);
  C.Where = at(C.Where);
  for (Capture &K : C.Captures)
    K.Path = at(K.Path);
  for (Argument &A : C.Bound)
    patch(A);
}

void Remap::patch(Event &E) const {
  E.Where = at(E.Where);
  E.Object = at(E.Object);
  E.Source = at(E.Source);
  E.Callee = at(E.Callee);
  E.CalleePath = at(E.CalleePath);
  ids(E.Locks);
  for (Argument &A : E.Args)
    patch(A);
}

void Remap::patch(FunctionSummary &F) const {
  F.Function = at(F.Function);
  F.Where = at(F.Where);
  for (LocalVariable &L : F.Params)
    patch(L);
  for (LocalVariable &L : F.Locals)
    patch(L);
  for (Callable &C : F.Callables)
    patch(C);
  for (Event &E : F.Events)
    patch(E);
  for (Block &B : F.Blocks)
    if (B.Condition) {
      B.Condition->Left = at(B.Condition->Left);
      B.Condition->Right = at(B.Condition->Right);
      B.Condition->Where = at(B.Condition->Where);
    }
}
