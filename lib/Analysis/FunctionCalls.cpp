//===- Analysis/FunctionCalls.cpp - what a call does to the locks ---------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of FunctionLocks that brings in what callees do: by their effects, or
// by the attributes of those without a body.
//
//===----------------------------------------------------------------------===//

#include "Analysis/FunctionLocks.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

void FunctionLocks::call(LockState &S, EventId E) {
  const Event &Ev = Body.Events[E.index()];
  if (Ev.Destroys && ReturnedObject && norm(Ev.Object) == ReturnedObject)
    return;
  llvm::ArrayRef<FunctionId> Callees = Flow.G.callees(F, E);
  Binding B = bindCall(P, Body, E);
  if (Callees.empty()) {
    if (const FunctionFacts *Facts = P.functionFacts(Ev.Callee))
      applyAttributes(S, *Facts, B, E);
    handedOver(S, Ev, false);
    return;
  }
  bool Kept = llvm::any_of(Callees, [&](FunctionId C) { return !Flow.effects(C).Stores.empty(); });
  if (Callees.size() == 1) {
    applyEffects(S, chosen(Flow.effects(Callees.front()), Ev), B, E);
  } else {
    LockState Joined;
    for (FunctionId C : Callees) {
      LockState One = S;
      applyEffects(One, chosen(Flow.effects(C), Ev), B, E);
      Joined.join(One);
    }
    S = std::move(Joined);
  }
  handedOver(S, Ev, Kept);
}

/// The effects of a call with the arguments of \p Call: a flag that is a constant,
/// or a parameter of which something is assumed here, chooses.
const Effects &FunctionLocks::chosen(const Effects &X, const Event &Call) const {
  for (const Effects::WhenFlag &W : X.Flags) {
    if (W.Param >= Call.Args.size())
      continue;
    const Argument &A = Call.Args[W.Param];
    std::optional<bool> NonZero;
    if (A.Constant)
      NonZero = *A.Constant != 0;
    else if (A.Path && Assumed && P.Paths[A.Path].Root == RootKind::Param &&
             P.Paths[A.Path].Steps.empty() && P.Paths[A.Path].RootOperand == Assumed->first)
      NonZero = Assumed->second;
    if (NonZero == W.NonZero)
      return W.Then;
  }
  return X;
}

void FunctionLocks::applyEffects(LockState &S, const Effects &X, const Binding &B, EventId E) {
  for (const LockEntry &L : X.Exit) {
    PathId Lock = norm(substitute(L.Lock, B, P.Paths, P.Paths));
    if (!Lock)
      continue;
    if (L.What != Exclusion::Lock) {
      if (L.May == Held::Yes)
        S.elect(Lock, L.What, E, /*Perhaps=*/false);
      else
        S.endElection(Lock);
    } else if (L.Must == Held::Yes && L.May == Held::Yes) {
      S.acquire(Lock, L.Mode, E, L.Tried, L.Again);
      S.entry(Lock).Asked = L.Asked;
    } else if (L.Must == Held::No && L.May == Held::No) {
      S.release(Lock, L.IfOwned);
    } else {
      LockEntry &Here = S.entry(Lock);
      if (Here.May != Held::Yes)
        Here.Again |= L.Again;
      Here.Must = L.Must == Held::AtEntry ? Here.Must : L.Must;
      Here.May = L.May == Held::AtEntry ? Here.May : L.May;
      // A destructor that gives back what its object owns leaves nothing.
      bool Ends = Body.Events[E.index()].Destroys;
      if ((L.IfOwned || Ends) && L.Must == Held::No && L.May != Held::Yes) {
        S.release(Lock, /*IfOwned=*/true);
        continue;
      }
      Here.Mode = L.Mode;
      Here.Leftover |= L.Leftover;
      Here.Asked |= L.Asked;
      Here.AgainAtSite = L.Again;
      if (L.May == Held::Yes)
        Here.Site = E;
    }
  }
  auto AddPending = [&](llvm::ArrayRef<LockEntry> From, bool NonZero) {
    for (const LockEntry &L : From)
      if (PathId Lock = norm(substitute(L.Lock, B, P.Paths, P.Paths)))
        S.Pending.push_back({E, NonZero, Lock, L.Mode, {}, L.What});
  };
  if (X.Conditional) {
    AddPending(X.WhenNonZero, true);
    AddPending(X.WhenZero, false);
  }
  if (X.ReturnsGuard)
    S.setGuard(norm(B.Result), X.ReturnedGuard);
}

void FunctionLocks::applyAttributes(LockState &S, const FunctionFacts &Facts, const Binding &B,
                                    EventId E) {
  auto Each = [&](const std::vector<AnnotatedLock> &Locks, auto Do) {
    for (const AnnotatedLock &L : Locks)
      if (PathId Lock = norm(substitute(L.Path, B, P.Paths, P.Paths)))
        Do(Lock, L.Mode);
  };
  Each(Facts.Acquires, [&](PathId L, LockMode M) { S.acquire(L, M, E); });
  Each(Facts.Releases, [&](PathId L, LockMode) { S.release(L); });
  Each(Facts.TryAcquires,
       [&](PathId L, LockMode M) { S.Pending.push_back({E, Facts.TryAcquireSuccess, L, M, {}}); });
  if (!Facts.Acquires.empty() || !Facts.Releases.empty() || !Facts.TryAcquires.empty() || !B.This)
    return;
  PrimitiveRole Role = Prim.role(Facts.Function);
  PathId Self = norm(B.This);
  if (Role.Does == LockRole::Acquire)
    S.acquire(Self, Role.Mode, E);
  else if (Role.Does == LockRole::Release)
    S.release(Self);
  else if (Role.Does == LockRole::TryAcquire)
    S.Pending.push_back({E, true, Self, Role.Mode, {}});
}

/// A guard that is moved into a call has ended when the call returns, unless
/// the callee keeps it.
void FunctionLocks::handedOver(LockState &S, const Event &Ev, bool Kept) {
  if (Kept || Ev.Constructs)
    return;
  for (const Argument &A : Ev.Args)
    if (A.How == Passing::Move && A.Path)
      if (const GuardEntry *G = S.guard(norm(A.Path)); G && G->State != Owns::No)
        guardReleased(S, norm(A.Path), Owns::No);
}
