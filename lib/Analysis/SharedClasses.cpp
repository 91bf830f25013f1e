//===- Analysis/SharedClasses.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/SharedClasses.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

SharedClasses::SharedClasses(const Program &Prog, const LockFlow &Locks) : P(Prog) {
  findLocksAndGuards(Locks);
  for (size_t I = 0; I != P.Entities.size(); ++I) {
    EntityId Class(I);
    if (P.classFacts(Class) && !isLock(Class) && !isGuard(Class) && owns(Class, 0))
      Shared.insert(Class);
  }
}

void SharedClasses::findLocksAndGuards(const LockFlow &Locks) {
  std::map<EntityId, unsigned> Halves; // 1: leaves held, 2: gives back
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    const FunctionFacts *F = P.functionFacts(P.Functions[I].Body.Function);
    if (!F || !F->Class || F->Static)
      continue;
    const Effects &X = Locks.effects(FunctionId(I));
    auto Look = [&](const LockEntry &L) {
      const AccessPath &Path = P.Paths[L.Lock];
      if (F->Constructor && L.May == Held::Yes)
        GuardClasses.insert(F->Class);
      if (F->Destructor && L.May == Held::No && Path.Root == RootKind::This)
        GuardClasses.insert(F->Class);
      if (Path.Root != RootKind::This || F->Constructor || F->Destructor)
        return;
      // Locks of the object itself, not of what it points to.
      Halves[F->Class] |= L.May == Held::Yes ? 1 : 2;
    };
    llvm::for_each(X.Exit, Look);
    llvm::for_each(X.WhenNonZero, Look);
    llvm::for_each(X.WhenZero, Look);
  }
  for (auto [Class, Both] : Halves)
    if (Both == 3 && !GuardClasses.count(Class))
      LockClasses.insert(Class);
  for (EntityId E : P.Lockables)
    LockClasses.insert(E);
}

bool SharedClasses::isLockType(EntityId Class) const {
  if (!Class)
    return false;
  const catalog::Type *T = P.Known->type(Class);
  return isLock(Class) || (T && T->Kind == catalog::TypeKind::Lock);
}

bool SharedClasses::owns(EntityId Class, unsigned Depth) const {
  const ClassFacts *C = P.classFacts(Class);
  if (!C || Depth > 4)
    return false;
  for (EntityId Field : C->Fields) {
    const VariableFacts *V = P.variableFacts(Field);
    if (!V)
      continue;
    if (V->Type.is(TypeTrait::Atomic) || !V->GuardedBy.empty() || !V->PointeeGuardedBy.empty())
      return true;
    // A pointer or reference to a lock may be somebody else's.
    if (V->Type.is(TypeTrait::Reference) || V->Type.is(TypeTrait::Pointer))
      continue;
    if (isLockType(V->Type.Record))
      return true;
    if (const catalog::Type *T = P.Known->type(V->Type.Record))
      if (T->Kind == catalog::TypeKind::ConditionVariable ||
          T->Kind == catalog::TypeKind::Thread || T->Kind == catalog::TypeKind::Synchronised)
        return true;
  }
  return llvm::any_of(C->Bases, [&](EntityId B) { return owns(B, Depth + 1); });
}
