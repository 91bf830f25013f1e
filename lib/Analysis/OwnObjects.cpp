//===- Analysis/OwnObjects.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/OwnObjects.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The calls that lead to \p E of \p F, from all who are known to make them. Bounded:
/// what is not found is taken for not there.
OwnObjects::Ways OwnObjects::waysTo(FunctionId F, EventId E) const {
  constexpr size_t MostContexts = 64;
  struct Item {
    ContextId Context;
    Way How;
  };
  Ways Out;
  std::deque<Item> Work;
  std::set<std::pair<ContextId, bool>> Seen;
  for (ContextId C : Ctx.of(F))
    Work.push_back({C, {E, false}});
  while (!Work.empty() && Seen.size() < MostContexts) {
    Item Here = Work.front();
    Work.pop_front();
    FunctionId G = Ctx[Here.Context].Function;
    auto Same = [&](const Way &W) {
      return W.Event == Here.How.Event && W.InLoop == Here.How.InLoop;
    };
    if (auto &List = Out[G]; llvm::none_of(List, Same))
      List.push_back(Here.How);
    bool InLoop = Here.How.InLoop || Loops(P.body(G)).innermost(Here.How.Event);
    if (Seen.insert({Here.Context, InLoop}).second)
      for (auto [Caller, Call] : Ctx[Here.Context].Callers)
        Work.push_back({Caller, {Call, InLoop}});
  }
  return Out;
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
          A.Root == RootKind::Local && A.RootOperand == O.Index)
        return EventId(I);
  return {};
}

bool OwnObjects::eachHasItsOwn(RootId R, PathId Path) const {
  const Root &Thread = Ctx.root(R);
  const Origin *O = Ctx.Abs.originOf(Path);
  if (Thread.What != Root::Kind::Spawned || !O ||
      (O->What != Origin::Kind::Local && O->What != Origin::Kind::Result))
    return false;
  EventId Made = makerOf(*O);
  if (!Made)
    return false;
  Ways ToStart = waysTo(Thread.Site.Function, Thread.Site.Event);
  // From where it is made outward, until a function that also leads to the start.
  std::map<FunctionId, std::vector<Way>> ToMaker = waysTo(O->Function, Made);
  if (ToStart.count(O->Function))
    ToMaker = {{O->Function, {{Made, false}}}};
  bool Any = false;
  for (auto &[F, Makers] : ToMaker) {
    auto Starts = ToStart.find(F);
    if (Starts == ToStart.end())
      continue;
    Loops L(P.body(F));
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
          return false;
        Any = true;
      }
  }
  return Any;
}
