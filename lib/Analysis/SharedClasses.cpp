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
  struct Shape {
    bool Leaves = false, GivesBack = false; ///< methods
    bool Makes = false, Ends = false;       ///< constructor, destructor
    size_t Locking = 0, Methods = 0;
  };
  std::map<EntityId, Shape> Shapes;
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    const FunctionFacts *F = P.functionFacts(P.Functions[I].Body.Function);
    if (!F || !F->Class || F->Static || F->Lambda)
      continue;
    if (Locks.asksThread(FunctionId(I)))
      Asking.insert(F->Class);
    const Effects &X = Locks.effects(FunctionId(I));
    Shape &S = Shapes[F->Class];
    bool Concerned = false;
    auto Look = [&](const LockEntry &L) {
      if (L.What != Exclusion::Lock)
        return;
      // A lock that is given back for a while is its caller's.
      bool Takes = L.May == Held::Yes && !L.Again;
      bool OfThis = P.Paths[L.Lock].Root == RootKind::This;
      if (F->Constructor) {
        S.Makes |= Takes;
      } else if (F->Destructor) {
        S.Ends |= L.May == Held::No && OfThis;
      } else if (OfThis) {
        Concerned = true;
        (Takes ? S.Leaves : S.GivesBack) = true;
      }
    };
    llvm::for_each(X.Exit, Look);
    llvm::for_each(X.WhenNonZero, Look);
    llvm::for_each(X.WhenZero, Look);
    if (!F->Constructor && !F->Destructor) {
      ++S.Methods;
      S.Locking += Concerned;
    }
  }
  // To lock is what a lock class is for; a database whose transactions hold a
  // lock from one call to the next is not one.
  for (auto &[Class, S] : Shapes) {
    if (S.Makes && S.Ends)
      GuardClasses.insert(Class);
    else if (S.Leaves && S.GivesBack && 2 * S.Locking >= S.Methods)
      LockClasses.insert(Class);
  }
  for (EntityId E : P.Lockables)
    LockClasses.insert(E);
}

bool SharedClasses::isLockType(EntityId Class) const {
  if (!Class)
    return false;
  const catalog::Type *T = P.Known->type(Class);
  return isLock(Class) || (T && T->Kind == catalog::TypeKind::Lock);
}

bool SharedClasses::staysInPlace(EntityId Class) const {
  const ClassFacts *C = P.classFacts(Class);
  return C && llvm::any_of(C->Fields, [&](EntityId Field) {
           const VariableFacts *V = P.variableFacts(Field);
           if (!V || V->Type.is(TypeTrait::Reference) || V->Type.is(TypeTrait::Pointer) ||
               V->Type.is(TypeTrait::Owner) || V->Type.is(TypeTrait::Array))
             return false;
           return V->Type.is(TypeTrait::Atomic) || isLockType(V->Type.Record);
         });
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
      if (T->Kind == catalog::TypeKind::ConditionVariable || T->Kind == catalog::TypeKind::Thread ||
          T->Kind == catalog::TypeKind::Synchronised)
        return true;
  }
  return llvm::any_of(C->Bases, [&](EntityId B) { return owns(B, Depth + 1); });
}
