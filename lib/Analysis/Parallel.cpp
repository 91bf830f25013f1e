//===- Analysis/Parallel.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Parallel.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

const llvm::BitVector &Parallel::startersOf(RootId R) const {
  llvm::BitVector &Out = Starters[R.index()];
  if (!Out.empty())
    return Out;
  Out.resize(Ctx.roots().size());
  llvm::SmallVector<RootId, 8> Work{R};
  while (!Work.empty())
    for (RootId S : Ctx.root(Work.pop_back_val()).StartedBy)
      if (!Out.test(S.index())) {
        Out.set(S.index());
        if (Ctx.root(S).What == Root::Kind::Spawned)
          Work.push_back(S);
      }
  return Out;
}

static bool isInterface(const Root &R) {
  return R.What == Root::Kind::Api || R.What == Root::Kind::Lifetime;
}

Parallel::Parallel(const Program &P, Contexts &C)
    : Ctx(C), Loops(P, C), Teams(P, C.calls()), StartedByClass(C.roots().size()),
      Starters(C.roots().size()) {
  for (size_t I = 0; I != StartedByClass.size(); ++I) {
    auto &Classes = StartedByClass[I];
    for (RootId Starter : Ctx.root(RootId(I)).StartedBy)
      if (const Root &R = Ctx.root(Starter); isInterface(R))
        Classes.push_back(R.Class);
    llvm::sort(Classes);
    Classes.erase(llvm::unique(Classes), Classes.end());
  }
}

Evidence Parallel::spawnedAndOther(RootId Spawned, ContextId C, EventId E, RootId Other) const {
  const Root &S = Ctx.root(Spawned), &O = Ctx.root(Other);
  if (S.Structured)
    return Evidence::None;
  std::set<SpawnSite> Running = Ctx.runningAt(C, E);
  if (Running.count(S.Site))
    return Evidence::Visible;
  // A thread that a running thread has started may run as well.
  if (!Running.empty())
    for (RootId Starter : S.StartedBy)
      if (Ctx.root(Starter).What == Root::Kind::Spawned && Running.count(Ctx.root(Starter).Site) &&
          startedFrom(Starter, Other))
        return Evidence::Visible;
  // One method starts the thread, another one is called while it runs: until that
  // one has joined it.
  if (O.What == Root::Kind::Api && llvm::is_contained(StartedByClass[Spawned.index()], O.Class) &&
      !(S.Member.valid() && Ctx.hasJoined(C, E, S.Member)))
    return Evidence::Visible;
  return Evidence::None;
}

Evidence Parallel::twoSpawned(RootId R1, RootId R2) const {
  const Root &A = Ctx.root(R1), &B = Ctx.root(R2);
  if (A.Signal && B.Signal)
    return Evidence::None;
  if (R1 == R2)
    return A.Many ? Evidence::Visible : Evidence::None;
  if (A.RunningAtStart.count(B.Site) || B.RunningAtStart.count(A.Site))
    return Evidence::Visible;
  // Started by two methods of one shared object.
  if (A.Site.Function != B.Site.Function)
    for (EntityId Class : StartedByClass[R1.index()])
      if (llvm::is_contained(StartedByClass[R2.index()], Class))
        return Evidence::Visible;
  return Evidence::None;
}

Evidence Parallel::may(ContextId C1, EventId E1, RootId R1, ContextId C2, EventId E2,
                       RootId R2) const {
  EventLoops::Order Known = Loops.order(R1, R2);
  if (Known == EventLoops::Order::OneThread)
    return Evidence::None;
  Evidence V = mayRun(C1, E1, R1, C2, E2, R2);
  return Known == EventLoops::Order::Unknown ? std::min(Evidence::Guess, V) : V;
}

/// What gives itself to an event loop is often meant for that loop alone: nobody says that
/// the methods are called from elsewhere.
static Evidence atMost(const Root &Spawned, const Root &Other, Evidence V) {
  bool Alone = Spawned.How != Root::Handled::No && Other.What == Root::Kind::Api;
  return Alone ? std::min(V, Evidence::Interface) : V;
}

/// The same, but for what is known of event loops.
Evidence Parallel::mayRun(ContextId C1, EventId E1, RootId R1, ContextId C2, EventId E2,
                          RootId R2) const {
  const Root &A = Ctx.root(R1), &B = Ctx.root(R2);
  bool SpawnedA = A.What == Root::Kind::Spawned, SpawnedB = B.What == Root::Kind::Spawned;
  if (SpawnedA && SpawnedB) {
    if (Evidence V = twoSpawned(R1, R2); V != Evidence::None)
      return R1 == R2 && Teams.isTeam(A) && Teams.areApart(Ctx, R1, C1, E1, C2, E2) ? Evidence::None
                                                                                    : V;
    // One may have started the other.
    if (R1 != R2 && startedFrom(R2, R1))
      return spawnedAndOther(R2, C1, E1, R1);
    if (R1 != R2 && startedFrom(R1, R2))
      return spawnedAndOther(R1, C2, E2, R2);
    return Evidence::None;
  }
  if (SpawnedA)
    return atMost(A, B, spawnedAndOther(R1, C2, E2, R2));
  if (SpawnedB)
    return atMost(B, A, spawnedAndOther(R2, C1, E1, R1));
  if (A.What == Root::Kind::Api && B.What == Root::Kind::Api)
    return Evidence::Interface;
  if (A.What == Root::Kind::Callback || B.What == Root::Kind::Callback)
    return Evidence::Guess;
  return Evidence::None;
}

/// A few roots of a context: those of popular functions have many, and threads
/// say more than functions that nobody calls.
static llvm::SmallVector<RootId, 12> tellingRoots(const Contexts &Ctx, ContextId C) {
  constexpr size_t Most = 12;
  llvm::SmallVector<RootId, 12> Out, Others;
  for (RootId R : Ctx[C].Roots)
    if (auto &List = Ctx.root(R).What == Root::Kind::Spawned ? Out : Others; List.size() < Most)
      List.push_back(R);
  Out.append(Others.begin(), Others.begin() + std::min(Others.size(), Most - Out.size()));
  return Out;
}

Parallel::Pair Parallel::best(ContextId C1, EventId E1, ContextId C2, EventId E2,
                              llvm::function_ref<bool(RootId, RootId)> Counts) const {
  Pair Best;
  llvm::SmallVector<RootId, 12> Second = tellingRoots(Ctx, C2);
  for (RootId R1 : tellingRoots(Ctx, C1))
    for (RootId R2 : Second) {
      Evidence V = may(C1, E1, R1, C2, E2, R2);
      if (V > Best.How && Counts(R1, R2))
        Best = {V, R1, R2};
      if (Best.How == Evidence::Visible)
        return Best;
    }
  return Best;
}
