//===- Analysis/VisibleLocks.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/VisibleLocks.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Substitution.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;
using link::FunctionId;
using link::Program;

/// Joins \p Other into \p Mine; returns whether that changed it.
static bool lower(VisibleHold &Mine, VisibleHold Other) {
  VisibleHold Old = Mine;
  Mine.Shared = std::min(Mine.Is, Other.Is) == Held::Yes && (Mine.Shared || Other.Shared);
  Mine.Is = std::min(Mine.Is, Other.Is);
  return Mine != Old;
}

bool VisibleLocks::State::join(const State &Other) {
  if (!Other.Reached)
    return false;
  if (!Reached) {
    *this = Other;
    return true;
  }
  bool Changed = false;
  for (auto [Lock, H] : Other.Locks)
    Changed |= lower(Locks[Lock], H);
  for (auto &[Lock, H] : Locks)
    if (!Other.Locks.count(Lock))
      Changed |= lower(H, VisibleHold());
  return Changed;
}

namespace heddle::analysis {

/// What each event does, for the dataflow, and the demands when it is done.
struct VisibleTransfer {
  using State = VisibleLocks::State;
  using Demand = VisibleLocks::Demand;

  VisibleTransfer(Program &Prog, FunctionId F) : P(Prog), Body(Prog.body(F)) { findGuards(); }

  State entry();
  void transfer(State &S, EventId E);
  void edge(State &, const Block &, unsigned) {}

  Program &P;
  const FunctionSummary &Body;
  /// By the path of a scoped guard: the locks that it was made on; none where it is made
  /// on different ones.
  std::map<PathId, llvm::SmallVector<AnnotatedLock, 1>> Guards;
  std::vector<Demand> *Demands = nullptr;

private:
  void findGuards();
  llvm::SmallVector<AnnotatedLock, 1> locksOf(EventId E, llvm::ArrayRef<AnnotatedLock> Named);
  void demand(const State &S, EventId E, const AnnotatedLock &L, Demand::Kind What) {
    if (Demands && VisibleLocks::in(S, L.Path).Is == Held::AtEntry)
      Demands->push_back({E, L.Path, What, L.Mode == LockMode::Shared});
  }
};

} // namespace heddle::analysis

static const FunctionFacts *annotatedCallee(const Program &P, const Event &E) {
  const FunctionFacts *Facts = E.Callee ? P.functionFacts(E.Callee) : nullptr;
  bool Says = Facts && (!Facts->Acquires.empty() || !Facts->Releases.empty() ||
                        !Facts->Requires.empty() || !Facts->Asserts.empty());
  return Says ? Facts : nullptr;
}

static bool isScopedGuard(const Program &P, const FunctionFacts &Facts) {
  const ClassFacts *Class = P.classFacts(Facts.Class);
  return Class && Class->ScopedCapability;
}

llvm::SmallVector<AnnotatedLock, 1> VisibleTransfer::locksOf(EventId E,
                                                             llvm::ArrayRef<AnnotatedLock> Named) {
  llvm::SmallVector<AnnotatedLock, 1> Out;
  Binding Bound = bindCall(P, Body, E);
  for (const AnnotatedLock &L : Named) {
    PathId Lock = substitute(L.Path, Bound, P.Paths, P.Paths);
    if (!Lock)
      continue;
    if (auto It = Guards.find(Lock); It != Guards.end())
      llvm::append_range(Out, It->second);
    else
      Out.push_back({Lock, L.Mode});
  }
  return Out;
}

void VisibleTransfer::findGuards() {
  std::map<PathId, llvm::SmallVector<AnnotatedLock, 1>> Found;
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    const FunctionFacts *Facts = annotatedCallee(P, E);
    if (!Facts || !Facts->Constructor || !E.Object || !isScopedGuard(P, *Facts))
      continue;
    // One that adopts a lock says that it must be held.
    llvm::SmallVector<AnnotatedLock, 1> Locks = locksOf(EventId(I), Facts->Acquires);
    llvm::append_range(Locks, locksOf(EventId(I), Facts->Requires));
    auto [It, New] = Found.try_emplace(E.Object, Locks);
    if (!New && It->second != Locks)
      It->second.clear();
  }
  Guards = std::move(Found);
}

static VisibleHold held(const AnnotatedLock &L) { return {Held::Yes, L.Mode == LockMode::Shared}; }

VisibleTransfer::State VisibleTransfer::entry() {
  State S;
  if (const FunctionFacts *Facts = P.functionFacts(Body.Function))
    for (const auto *Named : {&Facts->Requires, &Facts->Releases})
      for (const AnnotatedLock &L : *Named)
        S.Locks[L.Path] = held(L);
  return S;
}

void VisibleTransfer::transfer(State &S, EventId E) {
  const FunctionFacts *Facts = annotatedCallee(P, Body.Events[E.index()]);
  if (!Facts)
    return;
  // A guard that is made on several locks in turn.
  if (auto It = Guards.find(Body.Events[E.index()].Object);
      It != Guards.end() && It->second.empty())
    return;
  for (const AnnotatedLock &L : locksOf(E, Facts->Requires))
    demand(S, E, L, Demand::Kind::Calls);
  for (const AnnotatedLock &L : locksOf(E, Facts->Asserts)) {
    demand(S, E, L, Demand::Kind::Asserts);
    S.Locks[L.Path] = held(L);
  }
  for (const AnnotatedLock &L : locksOf(E, Facts->Releases)) {
    demand(S, E, L, Demand::Kind::Releases);
    S.Locks[L.Path] = {Held::No, false};
  }
  for (const AnnotatedLock &L : locksOf(E, Facts->Acquires)) {
    demand(S, E, L, Demand::Kind::Acquires);
    S.Locks[L.Path] = held(L);
  }
}

VisibleLocks::VisibleLocks(Program &P, FunctionId F) {
  const FunctionSummary &Body = P.body(F);
  Before.resize(Body.Events.size());
  VisibleTransfer T(P, F);
  std::vector<State> In = solveForward<State>(Body, T);
  T.Demands = &Demands;
  for (size_t I = 0; I != Body.Blocks.size(); ++I) {
    const Block &B = Body.Blocks[I];
    State S = In[I];
    if (!S.Reached)
      continue;
    bool Changed = true;
    for (uint32_t E = B.First; E != B.First + B.Count; ++E) {
      if (Changed)
        States.push_back(S);
      Before[E] = States.size() - 1;
      T.transfer(S, EventId(E));
      Changed = annotatedCallee(P, Body.Events[E]) != nullptr;
    }
    if (B.Successors.empty() && !B.NoReturn)
      Exits.push_back(std::move(S));
  }
}

Held VisibleLocks::atExit(PathId Lock) const {
  Held Least = Held::Yes;
  for (const State &S : Exits)
    Least = std::min(Least, in(S, Lock).Is);
  return Exits.empty() ? Held::AtEntry : Least;
}

std::vector<PathId> VisibleLocks::heldBefore(EventId E) const {
  std::vector<PathId> Out;
  for (auto [Lock, H] : at(E).Locks)
    if (H.Is == Held::Yes)
      Out.push_back(Lock);
  return Out;
}

bool heddle::analysis::isAnnotatedLock(const Program &P, const VariableFacts &V) {
  const ClassFacts *Class = V.Type.Record ? P.classFacts(V.Type.Record) : nullptr;
  return Class && Class->Capability && !V.Type.is(TypeTrait::Array) &&
         !V.Type.is(TypeTrait::Owner) && !V.Type.is(TypeTrait::ThreadLocal);
}
