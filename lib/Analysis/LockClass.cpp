//===- Analysis/LockClass.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockClass.h"
#include "Analysis/Substitution.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

LockClasses::LockClasses(const Program &Prog, const Objects &O, const SharedClasses &C)
    : P(Prog), Abs(O), Classes(C) {
  for (const auto &F : P.Functions)
    findRecursive(F.Body);
}

/// The locks that a function makes which asks for a recursive one.
void LockClasses::findRecursive(const FunctionSummary &Body) {
  llvm::SmallVector<EntityId, 4> Made;
  bool Asks = false;
  for (const Event &E : Body.Events) {
    const catalog::Function *Known =
        E.Kind == EventKind::Call && E.Callee ? P.Known->function(E.Callee) : nullptr;
    if (!Known || Known->Does != catalog::Role::Prepare)
      continue;
    catalog::Place Kind = Known->WriteFlag;
    if (Kind.isArgument() && Kind.index() < E.Args.size())
      Asks |= E.Args[Kind.index()].Constant.value_or(0) & 1;
    if (PathId Lock = givenAt(E, Known->Object))
      if (EntityId Variable = lastVariable(P.Paths[Lock]))
        Made.push_back(Variable);
  }
  if (Asks)
    MadeRecursive.insert(Made.begin(), Made.end());
}

size_t LockClasses::significantSteps(PathId Lock) const {
  const AccessPath &A = Abs.Paths[Lock];
  size_t N = A.Steps.size();
  while (N != 0) {
    // Drop what is not a field, then the fields of lock classes, as long as
    // something remains that can be named.
    if (A.Steps[N - 1].Kind == StepKind::Field) {
      const VariableFacts *V = P.variableFacts(EntityId(A.Steps[N - 1].Operand));
      if (!V || !V->Class || !Classes.isLock(V->Class))
        return N;
      bool Named = A.Root == RootKind::Global;
      if (const Origin *O = Abs.originOf(Lock))
        Named |= O->What == Origin::Kind::Local;
      for (size_t I = 0; I + 1 < N && !Named; ++I)
        Named = A.Steps[I].Kind == StepKind::Field;
      if (!Named)
        return N;
    }
    --N;
  }
  return N;
}

LockClass LockClasses::of(PathId Lock) const {
  const AccessPath &A = Abs.Paths[Lock];
  for (size_t N = significantSteps(Lock); N != 0; --N)
    if (A.Steps[N - 1].Kind == StepKind::Field)
      return {LockClass::Kind::Field, A.Steps[N - 1].Operand};
  if (A.Root == RootKind::Global)
    return {LockClass::Kind::Global, A.RootOperand};
  return {LockClass::Kind::Origin, Lock.index()};
}

std::string LockClasses::display(const LockClass &C, NameFor N) const {
  if (C.What != LockClass::Kind::Origin)
    return P.entity(EntityId(C.Id)).Name;
  return Abs.display(PathId(C.Id), N);
}

std::string LockClasses::displayPlace(PathId Lock, NameFor N) const {
  const Origin *O = Abs.originOf(Lock);
  bool Named = !O || O->What == Origin::Kind::Local || O->What == Origin::Kind::Parameter;
  if (Named || !O->Class)
    return Abs.display(Lock, N);
  return P.entity(O->Class).Name + "::" + Abs.display(Lock, N);
}

model::Location LockClasses::declaredAt(const LockClass &C) const {
  return C.What == LockClass::Kind::Origin ? Location() : P.entity(EntityId(C.Id)).Where;
}

bool LockClasses::recursive(PathId Lock) const {
  const AccessPath &A = Abs.Paths[Lock];
  auto Recursive = [&](EntityId Variable) {
    if (MadeRecursive.count(Variable))
      return true;
    const VariableFacts *V = P.variableFacts(Variable);
    const catalog::Type *T = V ? P.Known->type(V->Type.Record) : nullptr;
    return T && T->Kind == catalog::TypeKind::Lock && T->Recursive;
  };
  for (const Step &S : A.Steps)
    if (S.Kind == StepKind::Field && Recursive(EntityId(S.Operand)))
      return true;
  if (A.Root == RootKind::Global)
    return Recursive(EntityId(A.RootOperand));
  if (const Origin *O = Abs.originOf(Lock); O && O->What == Origin::Kind::Local) {
    const catalog::Type *T = P.Known->type(O->Class);
    return T && T->Kind == catalog::TypeKind::Lock && T->Recursive;
  }
  return false;
}
