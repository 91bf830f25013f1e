//===- Analysis/DemandedLocks.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/DemandedLocks.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

DemandedLocks::DemandedLocks(Program &P, const LockFlow &Locks) : ByFunction(P.Functions.size()) {
  findInner(P, Locks);
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    std::vector<AnnotatedLock> &Demanded = ByFunction[I];
    if (const FunctionFacts *Facts = P.functionFacts(P.body(FunctionId(I)).Function)) {
      Demanded = Facts->Requires;
      llvm::append_range(Demanded, Facts->Asserts);
    }
    for (AnnotatedLock &L : Demanded)
      L.Path = innermost(P, FunctionId(I), L.Path);
    addAsserted(P, Locks, FunctionId(I));
    auto Less = [](const AnnotatedLock &A, const AnnotatedLock &B) {
      return std::tie(A.Path, A.Mode) < std::tie(B.Path, B.Mode);
    };
    llvm::sort(Demanded, Less);
    Demanded.erase(llvm::unique(Demanded), Demanded.end());
  }
}

void DemandedLocks::findInner(const Program &P, const LockFlow &Locks) {
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    const FunctionFacts *Facts = P.functionFacts(P.body(FunctionId(I)).Function);
    if (!Facts || !Facts->Class || Facts->Acquires.empty())
      continue;
    for (const LockEntry &L : Locks.effects(FunctionId(I)).Exit)
      if (L.Must == Held::Yes && P.Paths[L.Lock].Root == RootKind::This) {
        auto [It, New] = Inner.try_emplace(Facts->Class, L.Lock);
        if (!New && It->second != L.Lock)
          It->second = PathId();
      }
  }
}

PathId DemandedLocks::innermost(Program &P, FunctionId F, PathId Lock) const {
  const TypeFacts *Type = Inner.empty() ? nullptr : typeOf(P, P.body(F), Lock);
  auto It = Type ? Inner.find(Type->Record) : Inner.end();
  if (It == Inner.end() || !It->second)
    return Lock;
  Binding Bound;
  Bound.This = Lock;
  return substitute(It->second, Bound, P.Paths, P.Paths);
}

/// What the body asserts of its callers: not of what it has done to the lock itself.
void DemandedLocks::addAsserted(Program &P, const LockFlow &Locks, FunctionId F) {
  const FunctionSummary &Body = P.body(F);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind != EventKind::Call || !E.Callee)
      continue;
    const FunctionFacts *Callee = P.functionFacts(E.Callee);
    if (!Callee || Callee->Asserts.empty())
      continue;
    Binding Bound = bindCall(P, Body, EventId(I));
    for (const AnnotatedLock &L : Callee->Asserts) {
      PathId Lock = substitute(L.Path, Bound, P.Paths, P.Paths);
      Lock = Lock ? innermost(P, F, Locks.normalise(F, Lock)) : Lock;
      bool Changed = llvm::any_of(Locks.before(F, EventId(I)),
                                  [&](const LockEntry &H) { return H.Lock == Lock; });
      if (Lock && !Changed)
        ByFunction[F.index()].push_back({Lock, L.Mode});
    }
  }
}
