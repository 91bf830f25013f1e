//===- Analysis/OwnObjects.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/OwnObjects.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The calls that lead to \p E of the contexts \p From, from all who are known to make
/// them. \p Several: the event counts as if it were in a loop. Bounded: what is not found
/// is taken for not there.
OwnObjects::Ways OwnObjects::waysTo(llvm::ArrayRef<ContextId> From, EventId E, bool Several) const {
  constexpr size_t MostContexts = 64;
  struct Item {
    ContextId Context;
    Way How;
  };
  Ways Out;
  std::deque<Item> Work;
  std::set<std::pair<ContextId, bool>> Seen;
  for (ContextId C : From)
    Work.push_back({C, {E, Several}});
  while (!Work.empty() && Seen.size() < MostContexts) {
    Item Here = Work.front();
    Work.pop_front();
    FunctionId G = Ctx[Here.Context].Function;
    auto Same = [&](const Way &W) {
      return W.Event == Here.How.Event && W.InLoop == Here.How.InLoop;
    };
    if (auto &List = Out[G]; llvm::none_of(List, Same))
      List.push_back(Here.How);
    bool InLoop = Here.How.InLoop || loopsOf(G).innermost(Here.How.Event);
    if (Seen.insert({Here.Context, InLoop}).second)
      for (auto [Caller, Call] : Ctx[Here.Context].Callers)
        Work.push_back({Caller, {Call, InLoop}});
  }
  return Out;
}

const Loops &OwnObjects::loopsOf(FunctionId F) const {
  auto It = KnownLoops.find(F);
  return It != KnownLoops.end() ? It->second : KnownLoops.try_emplace(F, P.body(F)).first->second;
}

/// The ways to where the thread is started, of those that bring the object if that is
/// known.
const OwnObjects::Ways &OwnObjects::waysToStart(RootId R, const Origin &O) const {
  auto [Known, New] = ToStart.try_emplace({R, O});
  if (!New)
    return Known->second;
  const Root &Thread = Ctx.root(R);
  std::vector<ContextId> All = Ctx.of(Thread.Site.Function).vec(), Bring;
  auto Is = [&](PathId Path) {
    const Origin *Given = Ctx.Abs.originOf(Path);
    return Given && *Given == O;
  };
  for (ContextId C : All) {
    const Binding &B = Ctx[C].Bound;
    if (Is(B.This) || llvm::any_of(B.Params, Is) || llvm::any_of(B.Captures, Is))
      Bring.push_back(C);
  }
  return Known->second = waysTo(Bring.empty() ? All : Bring, Thread.Site.Event, Thread.Several);
}

/// The ways to where the object is made, from all who run that function.
const OwnObjects::Ways &OwnObjects::waysToMaker(const Origin &O, EventId Made) const {
  auto [Known, New] = ToMaker.try_emplace(O);
  if (New)
    Known->second = waysTo(Ctx.of(O.Function), Made, false);
  return Known->second;
}

/// The event by which the local or allocation comes into being; none if no event of
/// the function tells.
EventId OwnObjects::makerOf(const Origin &O) const {
  if (O.What == Origin::Kind::Result)
    return EventId(O.Index);
  const FunctionSummary &Body = P.body(O.Function);
  for (size_t I = 0; I != Body.Events.size(); ++I)
    if (PathId Object = Body.Events[I].Object)
      if (const AccessPath &A = P.Paths[Object];
          Body.Events[I].Constructs && A.Root == RootKind::Local && A.RootOperand == O.Index)
        return EventId(I);
  return {};
}

bool OwnObjects::isNew(const Origin &O) const {
  const FunctionSummary &Body = P.body(O.Function);
  if (O.What == Origin::Kind::Local)
    return true;
  const Event &From = Body.Events[O.Index];
  const catalog::Function *Known = From.Callee ? P.Known->function(From.Callee) : nullptr;
  // `new` has no callee.
  if (From.Constructs || (From.Kind == EventKind::Call && !From.Callee) || (Known && Known->Makes))
    return true;
  return llvm::any_of(Body.Events, [&](const Event &E) {
    return E.Constructs && E.Object && P.Paths[E.Object].Root == RootKind::Result &&
           P.Paths[E.Object].RootOperand == O.Index;
  });
}

/// Whether one way leads to \p E, as far as that is seen, and not around a loop.
bool OwnObjects::isDoneOnce(FunctionId F, EventId E, unsigned Depth) const {
  constexpr unsigned Deepest = 8;
  // The making of a static local.
  if (!P.body(F).Events[E.index()].Locks.empty())
    return true;
  if (loopsOf(F).innermost(E))
    return false;
  std::set<std::pair<FunctionId, EventId>> Calls;
  for (ContextId C : Ctx.of(F))
    for (auto [Caller, Call] : Ctx[C].Callers)
      Calls.insert({Ctx[Caller].Function, Call});
  return Calls.empty() || (Calls.size() == 1 && Depth < Deepest &&
                           isDoneOnce(Calls.begin()->first, Calls.begin()->second, Depth + 1));
}

bool OwnObjects::isMadeOnce(const Origin &O) const {
  EventId Made = makerOf(O);
  if (!Made || !isDoneOnce(O.Function, Made, 0))
    return false;
  return llvm::none_of(Ctx.of(O.Function), [&](ContextId C) {
    return llvm::any_of(Ctx[C].Roots, [&](RootId R) {
      const Root &By = Ctx.root(R);
      return By.What == Root::Kind::Api || (By.What == Root::Kind::Spawned && By.Many) ||
             (By.What == Root::Kind::Entry && !P.body(By.Function).Params.empty());
    });
  });
}

/// Whether the local, of which no event tells that it is made, is declared within each loop
/// in which \p Start lies: by where it stands in the source, behind the loop's condition.
bool OwnObjects::isDeclaredInLoops(const Origin &O, EventId Start) const {
  const FunctionSummary &Body = P.body(O.Function);
  Location Declared = Body.Locals[O.Index].Where, At = Body.Events[Start.index()].Where;
  auto IsBefore = [](const Location &A, const Location &B) {
    return A.File == B.File && std::tie(A.Line, A.Column) < std::tie(B.Line, B.Column);
  };
  const Loops &L = loopsOf(O.Function);
  return IsBefore(Declared, At) && llvm::all_of(L.all(), [&](const Loop &Each) {
           const std::optional<Branch> &Condition = Body.Blocks[Each.Header].Condition;
           return !Each.Contains[L.blockOf(Start)] ||
                  (Condition && IsBefore(Condition->Where, Declared));
         });
}

OwnObjects::Answer OwnObjects::eachHasItsOwn(RootId R, PathId Path) const {
  const Root &Thread = Ctx.root(R);
  const Origin *O = Ctx.Abs.originOf(Path);
  if (Thread.What != Root::Kind::Spawned || !O ||
      (O->What != Origin::Kind::Local && O->What != Origin::Kind::Result))
    return Answer::No;
  EventId Made = makerOf(*O);
  const Ways &WaysToStart = waysToStart(R, *O);
  if (!Made) {
    auto Here = WaysToStart.find(O->Function);
    bool Own = O->What == Origin::Kind::Local && Here != WaysToStart.end() &&
               Here->second.size() == 1 && !Here->second.front().InLoop &&
               isDeclaredInLoops(*O, Here->second.front().Event);
    return Own ? Answer::Yes : Answer::No;
  }
  // From where it is made outward, until a function that also leads to the start.
  const Ways Itself{{O->Function, {{Made, false}}}};
  const Ways &WaysToMaker = WaysToStart.count(O->Function) ? Itself : waysToMaker(*O, Made);
  bool Any = false;
  for (auto &[F, Makers] : WaysToMaker) {
    auto Starts = WaysToStart.find(F);
    if (Starts == WaysToStart.end())
      continue;
    // Started at two places.
    if (llvm::any_of(Starts->second,
                     [&](const Way &W) { return W.Event != Starts->second.front().Event; }))
      return Answer::No;
    const Loops &L = loopsOf(F);
    for (const Way &Make : Makers)
      for (const Way &Start : Starts->second) {
        auto Around = [&](EventId In, EventId Out) {
          return llvm::any_of(L.all(), [&](const Loop &Each) {
            return Each.Contains[L.blockOf(In)] && !Each.Contains[L.blockOf(Out)];
          });
        };
        // One is made, and then several are started.
        if (!Make.InLoop && !Around(Make.Event, Start.Event) &&
            (Start.InLoop || Around(Start.Event, Make.Event)))
          return Answer::No;
        Any = true;
      }
  }
  return !Any ? Answer::No : isNew(*O) ? Answer::Yes : Answer::Perhaps;
}

bool OwnObjects::isFoundInShared(RootId R, PathId Path) const {
  const Origin *O = Ctx.Abs.originOf(Path);
  // An interface has no function at which it begins.
  if (Ctx.root(R).What != Root::Kind::Spawned || !O || (O->What != Origin::Kind::Local && O->What != Origin::Kind::Result))
    return false;
  const AccessPath &A = Ctx.Abs.Paths[Path];
  auto Chooses = [&](PathId Given) {
    if (!Given)
      return false;
    const AccessPath &G = Ctx.Abs.Paths[Given];
    return G.Root == A.Root && G.RootOperand == A.RootOperand &&
           llvm::any_of(G.Steps, [](const Step &S) { return S.Kind != StepKind::Field; });
  };
  for (ContextId C : Ctx.of(Ctx.root(R).Function)) {
    const Binding &B = Ctx[C].Bound;
    if (llvm::is_contained(Ctx[C].EntryOf, R) &&
        (Chooses(B.This) || llvm::any_of(B.Params, Chooses) || llvm::any_of(B.Captures, Chooses)))
      return false;
  }
  return eachHasItsOwn(R, Path) == Answer::No;
}

bool OwnObjects::isBeforeStart(RootId R, PathId Path, ContextId C, EventId E, RootId Other) const {
  const Root &Thread = Ctx.root(R);
  const Origin *O = Ctx.Abs.originOf(Path);
  if (Thread.What != Root::Kind::Spawned || !O ||
      (O->What != Origin::Kind::Local && O->What != Origin::Kind::Result) || !isNew(*O))
    return false;
  EventId Made = makerOf(*O);
  if (!Made)
    return false;
  const Ways &WaysToStart = waysToStart(R, *O);
  auto Starts = WaysToStart.find(O->Function);
  if (Starts == WaysToStart.end())
    return false;
  auto Frames = Ctx.callPath(C, Other);
  Frames.push_back({C, E});
  auto Here = llvm::find_if(
      Frames, [&](const auto &Frame) { return Ctx[Frame.first].Function == O->Function; });
  if (Here == Frames.end())
    return false;
  const FunctionSummary &Body = P.body(O->Function);
  const Loops &L = loopsOf(O->Function);
  for (const Way &Start : Starts->second) {
    bool Reached = Start.Event == Here->second;
    walkForward(Body, L.blockOf(Start.Event), Start.Event, [&](const Block &B, uint32_t First) {
      for (uint32_t I = First; I != B.First + B.Count && EventId(I) != Made; ++I)
        Reached |= EventId(I) == Here->second;
      return !(Made.index() >= First && Made.index() < B.First + B.Count);
    });
    if (Reached)
      return false;
  }
  return true;
}
