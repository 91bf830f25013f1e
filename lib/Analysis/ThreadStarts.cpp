//===- Analysis/ThreadStarts.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/ThreadStarts.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

ThreadStarts::Key ThreadStarts::keyOf(SpawnSite Site, FunctionId Target, const Binding &Given,
                                      bool Known) {
  std::set<Binding> &Here = OfPlace[{Site, Target}];
  if (!Known || (Here.size() >= MostOfPlace && !Here.count(Given)))
    return {Site, Target, Binding()};
  Here.insert(Given);
  return {Site, Target, Given};
}

void ThreadStarts::add(RootId R, const Key &K, ContextId C, EventId E, bool Running) {
  Start &S = Starts[R];
  S.Place = {std::get<0>(K), std::get<1>(K)};
  ++S.Times;
  if (!Running || isLazy(C, E, 0))
    return;
  S.Again = true;
  S.InLoop = S.InLoop || std::get<2>(K) == Binding() || inLoop(C, E, 0);
}

bool ThreadStarts::isMany(RootId R) const {
  auto It = Starts.find(R);
  if (It == Starts.end() || !It->second.Again)
    return false;
  const Start &S = It->second;
  // What runs already may be the thread of another object.
  bool Others = OfPlace.find(S.Place)->second.size() > 1;
  return S.InLoop || S.Times > 1 || !Others;
}

/// Whether \p E, or a call that leads to \p C, lies in a loop.
bool ThreadStarts::inLoop(ContextId C, EventId E, unsigned Depth) {
  const Context &Here = Contexts[C.index()];
  std::unique_ptr<Loops> &L = LoopsOf[Here.Function.index()];
  if (!L)
    L = std::make_unique<Loops>(P.body(Here.Function));
  if (L->innermost(E))
    return true;
  return Depth < Deepest &&
         llvm::any_of(
             Here.Callers, [&](auto &Call) { return inLoop(Call.first, Call.second, Depth + 1); });
}

/// Whether a flag decides on each known way to \p E that it is reached, and is set there.
bool ThreadStarts::isLazy(ContextId C, EventId E, unsigned Depth) {
  const Context &Here = Contexts[C.index()];
  auto [It, New] = Lazy.try_emplace({Here.Function, E});
  if (New)
    It->second = setsFlagFirst(Here.Function, E);
  if (It->second)
    return true;
  return Depth < Deepest && !Here.Callers.empty() && Here.EntryOf.empty() &&
         llvm::all_of(
             Here.Callers, [&](auto &Call) { return isLazy(Call.first, Call.second, Depth + 1); });
}

/// A field or global whose truth the branch asks for: the event that reads it.
static EventId askedFlag(const FunctionSummary &F, const Branch &C) {
  if (!C.Source || C.IsLoop || (C.Op != Comparison::Eq && C.Op != Comparison::Ne))
    return {};
  const Event &E = F.Events[C.Source.index()];
  bool Asks = E.Kind == EventKind::Read || E.Kind == EventKind::ReadModifyWrite ||
              E.Kind == EventKind::Call;
  return Asks && E.Object ? C.Source : EventId();
}

bool ThreadStarts::setsFlagFirst(FunctionId F, EventId E) {
  const FunctionSummary &Body = P.body(F);
  return llvm::any_of(Body.Blocks, [&](const Block &B) {
    if (!B.Condition || B.Successors.size() != 2)
      return false;
    EventId Asked = askedFlag(Body, *B.Condition);
    EntityId Flag = Asked ? lastVariable(P.Paths[Body.Events[Asked.index()].Object]) : EntityId();
    return Flag && decides(Body, B, E) && isChanged(F, Flag, Asked, 0);
  });
}

/// What isChanged() says of a function that is called, remembered: many places call it.
bool ThreadStarts::isChangedBy(FunctionId Callee, EntityId Flag, unsigned Depth) {
  auto [It, New] = Changed.try_emplace({Callee, Flag, Depth});
  if (New)
    It->second = isChanged(Callee, Flag, {}, Depth);
  return It->second;
}

/// Whether \p F sets the variable to something, or a function that it calls does.
bool ThreadStarts::isChanged(FunctionId F, EntityId Flag, EventId But, unsigned Depth) {
  const FunctionSummary &Body = P.body(F);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    bool IsIt = E.Object && lastVariable(P.Paths[E.Object]) == Flag;
    if (IsIt && (E.Kind == EventKind::Write || E.Kind == EventKind::Store ||
                 (E.Kind == EventKind::ReadModifyWrite && E.Form != RmwForm::Increment &&
                  E.Form != RmwForm::FetchOp)))
      return true;
    if (E.Kind != EventKind::Call)
      continue;
    // `if (!worker) worker.reset(...)`.
    if (IsIt && EventId(I) != But)
      return true;
    if (Depth < 2 && llvm::any_of(
                         G.callees(F, EventId(I)),
                         [&](FunctionId C) { return isChangedBy(C, Flag, Depth + 1); }))
      return true;
  }
  return false;
}
