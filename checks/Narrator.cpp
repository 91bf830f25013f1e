//===- checks/Narrator.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Narrator.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;

findings::Place Narrator::place(Location L) const {
  if (!L.valid() || !L.File)
    return {};
  return {W.P.Files[L.File.index()].Path, L.Line, L.Column, L.Length};
}

const Event &Narrator::event(ContextId C, EventId E) const {
  return W.P.body(W.Ctx[C].Function).Events[E.index()];
}

findings::Place Narrator::placeOf(ContextId C, EventId E) const { return place(event(C, E).Where); }

std::string Narrator::entityName(EntityId E) const { return W.P.entity(E).display(); }

std::string Narrator::functionName(FunctionId F) const { return W.P.entityOf(F).display(); }

std::string Narrator::memberName(PathId Path) const {
  if (EntityId Field = lastField(W.Ctx.Abs.Paths[Path]))
    return catalog::splitQualifiedName(W.P.entity(Field).Name).second.str();
  return W.Ctx.Abs.display(Path);
}

std::string Narrator::lockName(PathId Path) const {
  LockClass C = W.LockNames.of(Path);
  if (C.What == LockClass::Kind::Field)
    return catalog::splitQualifiedName(W.P.entity(EntityId(C.Id)).Name).second.str();
  return W.LockNames.display(C);
}

std::vector<std::string> Narrator::heldNames(llvm::ArrayRef<HeldLock> Held) const {
  std::vector<std::string> Names;
  for (const HeldLock &H : Held)
    if (H.Must)
      Names.push_back(lockName(H.Lock) + (H.Mode == LockMode::Shared ? " (shared)" : ""));
  llvm::sort(Names);
  Names.erase(llvm::unique(Names), Names.end());
  return Names;
}

bool Narrator::canMeet(ContextId C1, RootId R1, ContextId C2, RootId R2) const {
  std::vector<FunctionId> Functions;
  for (auto [C, R] : {std::pair(C1, R1), std::pair(C2, R2)}) {
    // Of the calls that lead to a popular function only some are kept.
    std::vector<std::pair<ContextId, EventId>> Way = W.Ctx.callPath(C, R);
    if (Way.empty() && !llvm::is_contained(W.Ctx[C].EntryOf, R))
      return false;
    Functions.push_back(W.Ctx[C].Function);
    for (auto &[Caller, Call] : Way)
      Functions.push_back(W.Ctx[Caller].Function);
    // A thread is started in its program.
    if (W.Ctx.root(R).Site.Function)
      Functions.push_back(W.Ctx.root(R).Site.Function);
  }
  return W.Linked.together(Functions);
}

findings::Thread Narrator::thread(ContextId C, RootId Id, uint32_t &Order) const {
  const Root &R = W.Ctx.root(Id);
  std::vector<std::pair<ContextId, EventId>> Path = W.Ctx.callPath(C, Id);
  FunctionId First = W.Ctx[Path.empty() ? C : Path.front().first].Function;
  findings::Thread T;
  T.Name = functionName(R.Function ? R.Function : First);
  switch (R.What) {
  case Root::Kind::Main:
    T.Name = "main";
    break;
  case Root::Kind::Entry:
  case Root::Kind::Callback:
    break;
  case Root::Kind::Spawned:
    T.Start = "started at";
    T.StartedAt = place(W.P.body(R.Site.Function).Events[R.Site.Event.index()].Where);
    break;
  case Root::Kind::Api:
  case Root::Kind::Lifetime:
    T.Start = "called by any thread that shares the '" + entityName(R.Class) + "'";
    break;
  }
  // A long way is told by its ends.
  constexpr size_t Longest = 6;
  for (size_t I = 0; I != Path.size(); ++I) {
    if (Path.size() > Longest && I >= Longest / 2 && I + Longest / 2 < Path.size())
      continue;
    auto [Caller, Call] = Path[I];
    ContextId Callee = I + 1 == Path.size() ? C : Path[I + 1].first;
    findings::Step S;
    S.Where = placeOf(Caller, Call);
    S.Message = "calls '" + functionName(W.Ctx[Callee].Function) + "'";
    S.Order = Order++;
    S.OnTheWay = true;
    T.Steps.push_back(std::move(S));
  }
  return T;
}

void Narrator::insertHold(findings::Thread &T, const LockEdge &E, RootId R,
                          findings::Step Hold) const {
  size_t At = T.Steps.size();
  if (E.From.Context != E.To.Context) {
    // It was taken by a caller, before the call that leads on: by this very one, or by
    // one of its function, which may call itself.
    auto Path = W.Ctx.callPath(E.To.Context, R);
    At = E.From.Function == W.Ctx[E.To.Context].Function ? At : 0;
    bool Found = false;
    for (size_t I = 0; I != Path.size() && I < T.Steps.size() && !Found; ++I) {
      Found = Path[I].first == E.From.Context;
      if (Found || W.Ctx[Path[I].first].Function == E.From.Function)
        At = I;
    }
  }
  T.Steps.insert(T.Steps.begin() + At, std::move(Hold));
}

void Narrator::step(findings::Thread &T, ContextId C, EventId E, std::string Message,
                    uint32_t Order) const {
  findings::Step S;
  S.Where = placeOf(C, E);
  S.Message = std::move(Message);
  S.Order = Order;
  S.Held = heldNames(W.Ctx.heldAt(C, E));
  T.Steps.push_back(std::move(S));
}
