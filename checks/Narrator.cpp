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

std::string Narrator::stableName(FunctionId F) const { return W.P.entityOf(F).Name; }

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
    if (H.Must && H.What == Exclusion::Lock)
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

findings::Thread Narrator::begin(RootId Id, FunctionId First) const {
  const Root &R = W.Ctx.root(Id);
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
  return T;
}

/// Adds a step for each call of \p Path, which leads to \p End. A long way is told by its
/// ends.
void Narrator::walk(findings::Thread &T, const Contexts::Way &Path, ContextId End,
                    uint32_t &Order) const {
  constexpr size_t Longest = 6;
  for (size_t I = 0; I != Path.size(); ++I) {
    if (Path.size() > Longest && I >= Longest / 2 && I + Longest / 2 < Path.size())
      continue;
    auto [Caller, Call] = Path[I];
    ContextId Callee = I + 1 == Path.size() ? End : Path[I + 1].first;
    findings::Step S;
    S.Where = placeOf(Caller, Call);
    S.Message = "calls '" + functionName(W.Ctx[Callee].Function) + "'";
    S.Order = Order++;
    S.OnTheWay = true;
    T.Steps.push_back(std::move(S));
  }
}

findings::Thread Narrator::thread(ContextId C, RootId R, uint32_t &Order) const {
  Contexts::Way Path = W.Ctx.callPath(C, R);
  findings::Thread T = begin(R, W.Ctx[Path.empty() ? C : Path.front().first].Function);
  walk(T, Path, C, Order);
  return T;
}

findings::Thread Narrator::thread(const LockEdge &E, RootId R, findings::Step Hold,
                                  uint32_t &Order) const {
  Contexts::Way Path = W.Ctx.callPath(E.To.Context, R, E.From.Context);
  // It was taken by a caller, before the call that leads on: by this very one, or by
  // one of its function, which may call itself.
  size_t At = Path.size();
  if (E.From.Context != E.To.Context) {
    At = E.From.Function == W.Ctx[E.To.Context].Function ? At : 0;
    bool Found = false;
    for (size_t I = 0; I != Path.size() && !Found; ++I) {
      Found = Path[I].first == E.From.Context;
      if (Found || W.Ctx[Path[I].first].Function == E.From.Function)
        At = I;
    }
  }
  findings::Thread T = begin(R, W.Ctx[Path.empty() ? E.To.Context : Path.front().first].Function);
  Contexts::Way Before(Path.begin(), Path.begin() + At), After(Path.begin() + At, Path.end());
  walk(T, Before, After.empty() ? E.To.Context : After.front().first, Order);
  Hold.Order = Order++;
  T.Steps.push_back(std::move(Hold));
  walk(T, After, E.To.Context, Order);
  return T;
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
