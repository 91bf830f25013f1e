//===- Analysis/LockGraph.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockGraph.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

LockGraph::LockGraph(const Program &Prog, const LockFlow &L, Contexts &C, const LockClasses &K)
    : P(Prog), Locks(L), Ctx(C), Classes(K) {
  for (size_t I = 0; I != Ctx.all().size(); ++I)
    collect(ContextId(I));
  for (auto &[Pair, Found] : Edges) {
    llvm::sort(Found, [](const LockEdge &A, const LockEdge &B) {
      return std::tuple(!A.From.Must, A.To.Context, A.To.Event, A.From.Lock) <
             std::tuple(!B.From.Must, B.To.Context, B.To.Event, B.From.Lock);
    });
    if (Found.size() > MaxPerPair)
      Found.resize(MaxPerPair);
  }
}

void LockGraph::collect(ContextId C) {
  FunctionId F = Ctx[C].Function;
  // One call may take several locks.
  EventId At;
  std::vector<HeldLock> Held;
  for (const Taken &T : Locks.taken(F, Ctx[C].Told)) {
    PathId Lock = Ctx.absolute(C, T.Lock);
    // A thread_local lock is no other thread's.
    if (!Lock || P.isThreadLocal(Ctx.Abs.Paths[Lock]))
      continue;
    Nodes.insert(Classes.of(Lock));
    if (At != T.Event)
      Held = Ctx.heldAt(C, T.Event);
    At = T.Event;
    add(C, T, Lock, Held);
  }
}

/// The calls from the hold to the wait, as \p R goes them.
std::vector<LockGraph::CallUnder> LockGraph::callsUnder(const LockEdge &E, RootId R) const {
  std::vector<CallUnder> Out;
  bool Held = false;
  Contexts::Way Way = Ctx.callPath(E.To.Context, R, E.From.Context);
  for (size_t I = 0; I != Way.size(); ++I) {
    auto [C, Call] = Way[I];
    Held |= C == E.From.Context || Ctx[C].Function == E.From.Function;
    if (Held)
      Out.push_back({C, Call, I + 1 == Way.size() ? E.To.Context : Way[I + 1].first});
  }
  return Out;
}

bool LockGraph::mayGoElsewhere(const LockEdge &E, RootId R) const {
  FunctionId Waits = Ctx[E.To.Context].Function;
  std::vector<CallUnder> Calls = callsUnder(E, R);
  // One guess may be right; that two in a row are is not likely.
  auto Guessed = [&](const CallUnder &U) { return Ctx.overrides(U.Caller, U.Call) > 1; };
  if (llvm::count_if(Calls, Guessed) > 1)
    return true;
  return llvm::any_of(Calls, [&](const CallUnder &U) {
    FunctionId F = Ctx[U.Caller].Function;
    return Locks.isAsked(F, U.Call) || Ctx.runsOneOfManyOverrides(U.Caller, U.Call) ||
           Ctx.isOneOfMany(F, U.Call, Ctx[U.Callee].Function, Waits);
  });
}

bool LockGraph::isLeftToOne(const LockEdge &E, RootId R) const {
  auto IsLast = [](const HeldLock &H) { return H.What == Exclusion::LastOwner; };
  if (llvm::any_of(E.Gates, IsLast))
    return true;
  return llvm::any_of(callsUnder(E, R), [&](const CallUnder &U) {
    auto Chosen = [&](const HeldLock &H) {
      return H.Context == U.Caller &&
             (IsLast(H) || (H.What == Exclusion::Once && H.Site == U.Call));
    };
    return llvm::any_of(Ctx.heldAt(U.Caller, U.Call), Chosen) ||
           llvm::any_of(Ctx[U.Callee].Locks, Chosen);
  });
}

std::optional<LockEdge> LockGraph::asTakenBy(const LockEdge &E, RootId R) const {
  if (E.From.Context == E.To.Context || !E.From.Site)
    return E;
  // Where contexts were merged, a lock goes by the name of its object there.
  auto IsIt = [&](const HeldLock &H) {
    return H.Lock == E.From.Lock ||
           (Ctx[E.To.Context].Merged && Classes.of(H.Lock) == Classes.of(E.From.Lock));
  };
  for (auto [Caller, Call] : Ctx.callPath(E.To.Context, R, E.From.Context))
    for (const HeldLock &H : Ctx.heldAt(Caller, Call))
      if (H.Must && H.Context == Caller && IsIt(H)) {
        LockEdge Out = E;
        Out.From = H;
        return Out;
      }
  return std::nullopt;
}

bool LockGraph::mayRunAnothers(const LockEdge &E, RootId R) const {
  return llvm::any_of(callsUnder(E, R), [&](const CallUnder &U) {
    return Ctx.isDoubtful({U.Caller, U.Call}, U.Callee);
  });
}

void LockGraph::add(ContextId C, const Taken &T, PathId Lock, llvm::ArrayRef<HeldLock> Held) {
  for (const HeldLock &H : Held) {
    // Nobody waits for what an election keeps.
    if (H.What != Exclusion::Lock)
      continue;
    // What the caller holds is judged at the call, where this lock is seen in
    // the effects of the callee.
    if (T.Exported && H.Context != C && !Ctx[C].Callers.empty())
      continue;
    bool Same = H.Lock == Lock;
    if (Same && T.Again)
      continue;
    std::vector<LockEdge> &Found = Same ? Repeated : Edges[{Classes.of(H.Lock), Classes.of(Lock)}];
    if (!Same && Found.size() >= 4 * MaxPerPair)
      continue;
    LockEdge &Edge = Found.emplace_back();
    Edge.From = H;
    Edge.To = {C, T.Event, Lock, T.Mode};
    for (const HeldLock &Other : Held)
      if (Other.Must && Other.Lock != H.Lock)
        Edge.Gates.push_back(Other);
  }
}
