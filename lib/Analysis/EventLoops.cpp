//===- Analysis/EventLoops.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/EventLoops.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

EventLoops::EventLoops(const Program &Prog, Contexts &C) : P(Prog), Ctx(C) {
  for (size_t F = 0; F != P.Functions.size(); ++F) {
    const std::vector<Event> &Events = P.body(FunctionId(F)).Events;
    for (size_t I = 0; I != Events.size(); ++I) {
      if (Events[I].Kind != EventKind::Block)
        continue;
      const catalog::Function *Known = P.Known->function(Events[I].Callee);
      if (!Known || Known->Blocks != catalog::BlockOn::Loop)
        continue;
      for (ContextId Here : Ctx.of(FunctionId(F)))
        noteRun(Here, EventId(I), *Known);
    }
  }
  llvm::sort(Runners);
  Runners.erase(llvm::unique(Runners), Runners.end());
}

void EventLoops::noteRun(ContextId C, EventId E, const catalog::Function &Says) {
  Pooled |= Says.Many;
  PathId Loop = Ctx.absolute(C, P.body(Ctx[C].Function).Events[E.index()].Object);
  std::vector<RootId> &Run = Loops[Loop];
  for (RootId R : Ctx[C].Roots) {
    Runners.push_back(R);
    if (!llvm::is_contained(Run, R))
      Run.push_back(R);
    Pooled |= Ctx.root(R).ManyOfOne;
  }
  // Several roots that name one loop; the same method of two objects does not.
  Pooled |= Run.size() > 1 && Loop && Ctx.Abs.namesOne(Loop);
}

EventLoops::Order EventLoops::order(RootId A, RootId B) const {
  using How = Root::Handled;
  const Root &First = Ctx.root(A), &Second = Ctx.root(B);
  if (First.How == How::Alone && Second.How == How::Alone)
    return Order::Unknown;
  auto OnLoop = [&](RootId R) {
    return Ctx.root(R).How != How::No || llvm::binary_search(Runners, R);
  };
  bool Handler = First.How != How::No || Second.How != How::No;
  if (Pooled || !Handler || !OnLoop(A) || !OnLoop(B))
    return Order::Unrelated;
  bool One = Loops.size() == 1 && Runners.size() == 1 && Loops.begin()->first &&
             Ctx.Abs.namesOne(Loops.begin()->first);
  return One ? Order::OneThread : Order::Unknown;
}
