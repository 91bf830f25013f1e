//===- Analysis/FunctionLocks.cpp - the transfer of each event ------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/FunctionLocks.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Pointers.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

FunctionLocks::FunctionLocks(LockFlow &L, const Primitives &Pr, FunctionId Fn)
    : Flow(L), P(L.P), Prim(Pr), F(Fn), Body(L.P.body(Fn)), R(L.All[Fn.index()]) {}

bool FunctionLocks::hasLockEvents() {
  if (Flow.Elect.any(Body))
    return true;
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind >= EventKind::Acquire && E.Kind <= EventKind::GuardOwns)
      return true;
    if (E.Kind != EventKind::Call)
      continue;
    llvm::ArrayRef<FunctionId> Callees = Flow.G.callees(F, EventId(I));
    for (FunctionId C : Callees) {
      const Effects &X = Flow.effects(C);
      if (!X.Exit.empty() || X.Conditional || X.ReturnsGuard)
        return true;
    }
    if (Callees.empty())
      if (const FunctionFacts *Facts = P.functionFacts(E.Callee))
        if (!Facts->Acquires.empty() || !Facts->Releases.empty() || !Facts->TryAcquires.empty() ||
            Prim.role(E.Callee).Does != LockRole::None)
          return true;
  }
  return false;
}

void FunctionLocks::run() {
  R.Summary = Effects();
  R.Pointers.clear();
  R.Guards.clear();
  R.WhenTold.clear();
  R.TakesLocks = false;
  R.HasStandIn = llvm::any_of(Body.Events, [&](const Event &E) { return namesStandIn(E); });
  // Twice: what a later event binds may be what an earlier one speaks of.
  collectPointers();
  collectPointers();
  if (hasLockEvents()) {
    findOwnedReleases();
    std::vector<LockState> In = solveForward<LockState>(Body, *this);
    summarise(In);
  }
  R.TakesLocks = !R.Acquisitions.empty();
  for (size_t I = 0; I != Body.Events.size() && !R.TakesLocks; ++I)
    R.TakesLocks = takesLocks(EventId(I));
  summariseFlags();
  exportPointers();
  addPrimitive();
}

PathId FunctionLocks::norm(PathId Path) { return followPointers(R.Pointers, P.Paths, Path); }

llvm::SmallVector<PathId, 2> FunctionLocks::locksOf(PathId Guard) {
  auto It = R.Guards.find(Guard);
  if (It != R.Guards.end())
    return It->second;
  // A guard that was made elsewhere: its lock is "what the guard points to".
  PathId Symbolic = norm(P.Paths.deref(Guard));
  return {Symbolic};
}

bool FunctionLocks::isNull(PathId Lock) const {
  const TypeFacts *T = typeOf(P, Body, Lock);
  return T && Prim.isNull(T->Record);
}

bool FunctionLocks::namesStandIn(const Event &E) const {
  auto IsNull = [&](PathId Lock) { return Lock && isNull(Lock); };
  if (E.Kind != EventKind::Call)
    return llvm::any_of(E.Locks, IsNull);
  return IsNull(E.Object) ||
         llvm::any_of(E.Args, [&](const Argument &A) { return IsNull(A.Path); });
}

void FunctionLocks::transfer(LockState &S, EventId E) {
  const Event &Ev = Body.Events[E.index()];
  switch (Ev.Kind) {
  case EventKind::Write:
  case EventKind::ReadModifyWrite:
    if (Ev.How == Sync::Atomic && Ev.Object)
      atomic(S, E);
    break;
  case EventKind::Acquire:
    for (PathId L : Ev.Locks)
      if (!isNull(L))
        S.acquire(norm(L), Ev.Mode, E);
    break;
  case EventKind::TryAcquire:
    for (PathId L : Ev.Locks)
      S.Pending.push_back({E, !Ev.SuccessIsZero, norm(L), Ev.Mode, {}});
    break;
  case EventKind::Release:
    for (PathId L : Ev.Locks)
      S.release(norm(L));
    break;
  case EventKind::GuardMake:
    guardMade(S, Ev, E);
    break;
  case EventKind::GuardMove:
    guardMoved(S, Ev, E);
    break;
  case EventKind::GuardSwap: {
    PathId A = norm(Ev.Object), B = norm(Ev.Source);
    const GuardEntry *GA = S.guard(A), *GB = S.guard(B);
    Owns OA = GA ? GA->State : Owns::Maybe, OB = GB ? GB->State : Owns::Maybe;
    S.setGuard(A, OB);
    S.setGuard(B, OA);
    break;
  }
  case EventKind::GuardLock:
    guardLocked(S, norm(Ev.Object), E, Ev.Mode);
    break;
  case EventKind::GuardTryLock:
    S.setGuard(norm(Ev.Object), Owns::Maybe);
    for (PathId L : locksOf(norm(Ev.Object)))
      S.Pending.push_back({E, !Ev.SuccessIsZero, L, Ev.Mode, norm(Ev.Object)});
    break;
  case EventKind::GuardUnlock:
    guardReleased(S, norm(Ev.Object), Owns::No);
    break;
  case EventKind::GuardRelease:
    S.setGuard(norm(Ev.Object), Owns::No);
    break;
  case EventKind::GuardDestroy:
    guardEnded(S, norm(Ev.Object));
    break;
  case EventKind::Call:
    call(S, E);
    break;
  case EventKind::Return:
    returned(S, Ev);
    break;
  default:
    break;
  }
}

void FunctionLocks::atomic(LockState &S, EventId E) {
  const Event &Ev = Body.Events[E.index()];
  PathId On = norm(Ev.Object);
  if (Flow.Elect.ends(Ev, S, On))
    S.endElection(On);
  else if (bool WhenNonZero; Elections::choosesByTruth(Ev, WhenNonZero))
    S.Pending.push_back({E, WhenNonZero, On, LockMode::Exclusive, PathId(), Exclusion::Election});
}

void FunctionLocks::guardMade(LockState &S, const Event &Ev, EventId E) {
  PathId G = norm(Ev.Object);
  llvm::SmallVector<PathId, 2> Locks;
  for (PathId L : Ev.Locks)
    if (!isNull(L))
      Locks.push_back(norm(L));
  // `guard.emplace(mu)` ends the guard that is there.
  const AccessPath &Made = P.Paths[G];
  if (const GuardEntry *Old = S.guard(G); Old && Old->State != Owns::No && !Made.Steps.empty() &&
                                          Made.Steps.back().Kind == StepKind::Deref)
    guardReleased(S, G, Owns::No);
  switch (Ev.Policy) {
  case GuardPolicy::Lock:
    for (PathId L : Locks)
      S.acquire(L, Ev.Mode, E);
    S.setGuard(G, Locks.empty() ? Owns::No : Owns::Yes);
    break;
  case GuardPolicy::Defer:
    S.setGuard(G, Owns::No);
    break;
  case GuardPolicy::Adopt:
    // The lock was taken by somebody: if not here, by the caller.
    S.setGuard(G, Owns::Yes);
    break;
  case GuardPolicy::Try:
    S.setGuard(G, Owns::Maybe);
    for (PathId L : Locks)
      S.Pending.push_back({E, true, L, Ev.Mode, G});
    break;
  }
}

void FunctionLocks::guardMoved(LockState &S, const Event &Ev, EventId) {
  PathId To = norm(Ev.Object), From = norm(Ev.Source);
  const GuardEntry *Old = S.guard(From);
  Owns State = Old ? Old->State : Owns::Maybe;
  // What the target owned before is given back.
  if (const GuardEntry *Target = S.guard(To); Target && Target->State == Owns::Yes && To != From)
    guardReleased(S, To, Owns::No);
  S.setGuard(To, State);
  if (To != From)
    S.setGuard(From, Owns::No);
  for (PendingLock &Pend : S.Pending)
    if (Pend.Guard == From)
      Pend.Guard = To;
}

void FunctionLocks::guardLocked(LockState &S, PathId Guard, EventId E, LockMode M) {
  for (PathId L : locksOf(Guard))
    if (L)
      S.acquire(L, M, E);
  S.setGuard(Guard, Owns::Yes);
}

void FunctionLocks::guardReleased(LockState &S, PathId Guard, Owns After) {
  const GuardEntry *G = S.guard(Guard);
  for (PathId L : locksOf(Guard))
    if (L)
      S.release(L, /*IfOwned=*/!G || G->State == Owns::Maybe);
  S.setGuard(Guard, After);
}

void FunctionLocks::guardEnded(LockState &S, PathId Guard) {
  if (Guard == ReturnedObject) {
    S.forgetGuard(Guard);
    return;
  }
  const GuardEntry *G = S.guard(Guard);
  if (G ? G->State != Owns::No : P.Paths[Guard].Root != RootKind::Local)
    guardReleased(S, Guard, Owns::No);
  S.forgetGuard(Guard);
}

void FunctionLocks::returned(LockState &S, const Event &Ev) {
  if (!Ev.Source)
    return;
  PathId Source = norm(Ev.Source);
  const AccessPath &Path = P.Paths[Source];
  if (Path.AddressOf || (Path.Root != RootKind::Local && Path.Root != RootKind::Result))
    return;
  ReturnedObject = Source;
  if (const GuardEntry *G = S.guard(Source)) {
    Effects &X = R.Summary;
    X.ReturnsGuard = true;
    X.ReturnedGuard = X.GuardLocks.empty()          ? G->State
                      : X.ReturnedGuard == G->State ? G->State
                                                    : Owns::Maybe;
    for (PathId L : locksOf(Source))
      if (PathId Out = exported(L); Out && !llvm::is_contained(X.GuardLocks, Out))
        X.GuardLocks.push_back(Out);
    S.setGuard(Source, Owns::No);
  }
}

/// What the value is in the successor: zero, non-zero, or not said. Only that
/// decides a try-lock, or a flag.
static std::optional<bool> nonZeroIn(const Branch &C, unsigned Successor) {
  bool Holds = Successor == 0;
  if (C.Op == Comparison::Ne && C.Constant == 0)
    return Holds;
  if (C.Op == Comparison::Eq && C.Constant == 0)
    return !Holds;
  if ((C.Op == Comparison::Eq && Holds) || (C.Op == Comparison::Ne && !Holds))
    return C.Constant != 0;
  return std::nullopt;
}

/// The parameter whose value alone decides the branch.
std::optional<uint32_t> FunctionLocks::flagOf(const Branch &C) const {
  if (C.Source || C.Right || !C.Left || C.Op == Comparison::None)
    return std::nullopt;
  const AccessPath &A = P.Paths[C.Left];
  if (A.Root != RootKind::Param || !A.Steps.empty())
    return std::nullopt;
  return A.RootOperand;
}

/// Where \p C lets only one thread on, it has the atomic operation's object.
void FunctionLocks::elect(LockState &S, const std::optional<Branch> &C, unsigned Successor) {
  if (!C)
    return;
  if (Elections::Outcome O = Flow.Elect.outcome(Body, *C, Successor); O.On)
    S.elect(norm(Body.Events[O.On.index()].Object), O.What, O.On, O.Perhaps);
}

void FunctionLocks::edge(LockState &S, const Block &B, unsigned Successor) {
  ReturnedObject = PathId();
  if (!B.Condition || B.Successors.size() != 2)
    return;
  const Branch &C = *B.Condition;
  elect(S, C, Successor);
  std::optional<bool> NonZero = nonZeroIn(C, Successor);
  if (!NonZero)
    return;
  if (Assumed && flagOf(C) == Assumed->first && *NonZero != Assumed->second)
    S.Reached = false;
  if (!C.Source)
    return;
  const Event &Ev = Body.Events[C.Source.index()];
  S.decide(C.Source, *NonZero);
  auto [First, End] = Owned.equal_range(C.Source);
  for (auto It = First; It != End && !*NonZero; ++It)
    S.release(It->second, /*IfOwned=*/true);
  if (Ev.Kind != EventKind::GuardOwns)
    return;
  // The question is about a guard; what it waits for may be an earlier event.
  PathId G = norm(Ev.Object);
  llvm::SmallVector<EventId, 2> On;
  for (const PendingLock &Pend : S.Pending)
    if (Pend.Guard == G)
      On.push_back(Pend.On);
  for (EventId E : On)
    S.decide(E, *NonZero);
}
