//===- Analysis/SignalSites.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which single events give signals or wait for them, and about which objects.
//
//===----------------------------------------------------------------------===//

#include "Analysis/SignalFlow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// Whether the event itself may signal or wait for something.
bool SignalFlow::isSite(const Event &E) const {
  switch (E.Kind) {
  case EventKind::Block:
  case EventKind::Wait:
  case EventKind::Join:
    if (E.Object && !E.Timed)
      return true;
    break;
  case EventKind::Notify:
    if (E.Object)
      return true;
    break;
  case EventKind::Write:
  case EventKind::ReadModifyWrite:
    if (E.Object && E.How == Sync::Atomic && E.Order >= MemoryOrder::Release)
      return true;
    break;
  default:
    break;
  }
  const catalog::Function *Known = E.Callee ? P.Known->function(E.Callee) : nullptr;
  return Known && Known->Signals.valid();
}

/// The event whose value decides.
static EventId sourceOf(const Branch &B) {
  return B.Source || B.Uses.size() != 1 ? B.Source : B.Uses.front();
}

/// Whether the value of an atomic decides the way.
bool SignalFlow::decides(const FunctionSummary &Body, const Branch &B) const {
  EventId Source = sourceOf(B);
  if (!Source)
    return false;
  const Event &E = Body.Events[Source.index()];
  // What an exchange gives back decides who is first, not what comes before.
  return E.Kind == EventKind::Read && E.How == Sync::Atomic && E.Order != MemoryOrder::Relaxed;
}

/// Where anything is signalled or waited for at all, and who calls whom there.
void SignalFlow::prepare() {
  if (Prepared)
    return;
  Prepared = true;
  Matters.resize(P.Functions.size());
  Decides.resize(P.Functions.size());
  auto DecidesHere = [&](FunctionId F) {
    const FunctionSummary &Body = P.body(F);
    return llvm::any_of(Body.Blocks,
                        [&](const Block &B) { return B.Condition && decides(Body, *B.Condition); });
  };
  for (const std::vector<FunctionId> &Component : G.components()) {
    bool Any = false;
    for (FunctionId F : Component) {
      Decides[F.index()] = DecidesHere(F);
      Any = Any || Decides[F.index()] ||
            llvm::any_of(G.allCallees(F), [&](FunctionId C) { return Matters[C.index()]; }) ||
            llvm::any_of(P.body(F).Events, [&](const Event &E) { return isSite(E); });
    }
    for (FunctionId F : Component)
      Matters[F.index()] = Any;
  }
  size_t Count = Ctx.all().size();
  Summaries.resize(Count);
  Visit.resize(Count);
  Low.resize(Count);
  Done.resize(Count);
  FirstCall.resize(Count + 2);
  auto EachCall = [&](auto Do) {
    for (size_t To = 0; To != Count; ++To)
      if (Matters[Ctx[ContextId(To)].Function.index()])
        for (auto [Caller, E] : Ctx[ContextId(To)].Callers)
          Do(Caller, Edge(E, ContextId(To)));
  };
  // Sorted by counting: where the calls of the next one begin, then those of each.
  EachCall([&](ContextId Caller, Edge) { ++FirstCall[Caller.index() + 2]; });
  for (size_t I = 2; I < FirstCall.size(); ++I)
    FirstCall[I] += FirstCall[I - 1];
  Calls.resize(FirstCall.back());
  EachCall([&](ContextId Caller, Edge E) { Calls[FirstCall[Caller.index() + 1]++] = E; });
  for (size_t F = 0; F != P.Functions.size(); ++F)
    for (const Event &E : P.body(FunctionId(F)).Events) {
      if (E.Kind == EventKind::Wait && isSite(E))
        for (ContextId C : Ctx.of(FunctionId(F)))
          if (std::optional<uint32_t> Object = objectOf(C, E.Object))
            Conditions.insert(*Object);
      if (E.Kind != EventKind::Block || !isSite(E))
        continue;
      // All who come to a barrier go on together.
      const catalog::Function *Known = E.Callee ? P.Known->function(E.Callee) : nullptr;
      if (!E.Timed && !(Known && Known->Signals.valid()))
        for (ContextId C : Ctx.of(FunctionId(F)))
          if (std::optional<uint32_t> Object = objectOf(C, E.Object))
            Semaphores.insert(*Object);
    }
}

/// What the object of \p E is from then on: `[P = std::move(P)]`; none if it is new.
static PathId keptOf(const Event &E) {
  if (E.Kind == EventKind::Store)
    return E.Source;
  bool Moves = E.Kind == EventKind::Call && E.Constructs && E.Args.size() == 1 &&
               E.Args.front().How == Passing::Move;
  return Moves ? E.Args.front().Path : PathId();
}

std::optional<uint32_t> SignalFlow::objectOf(ContextId C, PathId Place) {
  PathId Path = Place ? Ctx.absolute(C, Place) : Place;
  if (!Path && Place)
    Path = givenAs(Ctx[C].Function, Place);
  if (!Path)
    return std::nullopt;
  constexpr uint32_t None = UINT32_MAX;
  auto [Known, New] = NumberOfPath.try_emplace(Path.index(), None);
  if (New)
    if (uint64_t Name = nameOf(Path)) {
      auto [It, First] = Numbers.try_emplace(Name, Names.size());
      if (First)
        Names.push_back(Name);
      Known->second = It->second;
    }
  return Known->second == None ? std::nullopt : std::optional(Known->second);
}

/// What tells the object of the absolute \p Path from others; 0 if nothing does.
uint64_t SignalFlow::nameOf(PathId Path) const {
  auto OfVariable = [](EntityId V) { return 1 + uint64_t(V.index()); };
  if (EntityId V = lastVariable(Ctx.Abs.Paths[Path]))
    return OfVariable(V);
  // A future stands for the promise that it is of.
  const Origin *O = Ctx.Abs.originOf(Path);
  if (!O)
    return 0;
  Origin Here = *O;
  constexpr unsigned MostHandles = 3;
  for (unsigned I = 0; I != MostHandles; ++I) {
    bool Local = Here.What == Origin::Kind::Local;
    if (!Local && Here.What != Origin::Kind::Result)
      break;
    RootKind Kind = Local ? RootKind::Local : RootKind::Result;
    const FunctionSummary &Body = P.body(Here.Function);
    auto Kept = llvm::find_if(Body.Events, [&](const Event &E) {
      return E.Object && keptOf(E) && P.Paths[E.Object].Root == Kind &&
             P.Paths[E.Object].RootOperand == Here.Index;
    });
    if (Kept == Body.Events.end())
      break;
    const AccessPath &Source = P.Paths[keptOf(*Kept)];
    if (EntityId V = lastVariable(Source))
      return OfVariable(V);
    if (Source.Root != RootKind::Local && Source.Root != RootKind::Result)
      break;
    Here.What = Source.Root == RootKind::Local ? Origin::Kind::Local : Origin::Kind::Result;
    Here.Index = Source.RootOperand;
  }
  return uint64_t(1 + uint32_t(Here.What)) << 60 | uint64_t(Here.Function.index()) << 32 |
         Here.Index;
}

bool SignalFlow::givesSeveral(uint32_t Object) {
  auto [It, New] = Several.try_emplace(Object);
  uint64_t Name = Names[Object];
  if (New)
    It->second = llvm::any_of(P.Functions, [&](const auto &F) {
      return llvm::any_of(F.Body.Events, [&](const Event &E) {
        if (E.Kind != EventKind::Call || !E.Constructs || !E.Object || E.Args.empty() ||
            E.Args.front().Constant.value_or(0) <= 1)
          return false;
        EntityId V = lastVariable(P.Paths[E.Object]);
        return V && 1 + uint64_t(V.index()) == Name;
      });
    });
  return It->second;
}

static AwaitedSignal keyOf(uint32_t Object, std::optional<int64_t> Constant) {
  AwaitedSignal K;
  K.Object = Object;
  if (Constant)
    K.Says = *Constant == 0 ? AwaitedSignal::Value::Zero : AwaitedSignal::Value::NonZero;
  return K;
}

/// What the event itself does, apart from calls of bodies that are seen.
void SignalFlow::ownOps(ContextId C, const Event &E, std::vector<uint32_t> &Awaits,
                        std::vector<uint32_t> &Signals) {
  if (!isSite(E))
    return;
  std::optional<uint32_t> Object = objectOf(C, E.Object);
  switch (E.Kind) {
  case EventKind::Block:
  case EventKind::Wait:
  case EventKind::Join:
    if (Object && !E.Timed) {
      // An atomic is waited for until it has another value than the one given.
      std::optional<int64_t> Until;
      if (E.Kind == EventKind::Block && !E.Args.empty() && E.Args.front().Constant)
        Until = *E.Args.front().Constant == 0;
      Awaits.push_back(keyOf(*Object, Until).number());
    }
    break;
  case EventKind::Notify:
    if (Object)
      Signals.push_back(GivenSignal{keyOf(*Object, {}), false}.number());
    break;
  case EventKind::Write:
  case EventKind::ReadModifyWrite:
    if (Object && E.How == Sync::Atomic && E.Order >= MemoryOrder::Release)
      Signals.push_back(GivenSignal{keyOf(*Object, E.Constant),
                                    E.Kind == EventKind::Write || E.Constant.has_value()}
                            .number());
    break;
  default:
    break;
  }
  const catalog::Function *Known = E.Callee ? P.Known->function(E.Callee) : nullptr;
  if (Known && Known->Signals.valid()) {
    if (std::optional<uint32_t> Given = objectOf(C, givenAt(E, Known->Signals)))
      Signals.push_back(GivenSignal{keyOf(*Given, {}), false}.number());
  }
}

std::optional<AwaitedSignal> SignalFlow::awaitedOn(ContextId C, const Branch &B,
                                                   unsigned Successor) {
  const FunctionSummary &Body = P.body(Ctx[C].Function);
  if (!decides(Body, B))
    return std::nullopt;
  std::optional<uint32_t> Object = objectOf(C, Body.Events[sourceOf(B).index()].Object);
  if (!Object)
    return std::nullopt;
  bool Compares = B.Source && (B.Op == Comparison::Eq || B.Op == Comparison::Ne);
  bool Equal = (B.Op == Comparison::Eq) == (Successor == 0);
  if (Compares && B.Constant == 0)
    return keyOf(*Object, Equal ? 0 : 1);
  return Compares && Equal ? keyOf(*Object, B.Constant) : keyOf(*Object, {});
}
