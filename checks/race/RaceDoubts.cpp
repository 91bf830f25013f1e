//===- checks/race/RaceDoubts.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/RaceDoubts.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;

/// Whether one thread was chosen to come here, or the initialiser of a static local leads
/// here: it is done for all, and they wait for it in ways that are not all seen.
bool RaceDoubts::isDoneForAll(const MemoryAccess &A, RootId R) const {
  auto Chosen = [](const HeldLock &H) { return H.What != Exclusion::Lock; };
  auto Initialises = [&](ContextId C, EventId E) {
    const Event &Ev = W.P.body(W.Ctx[C].Function).Events[E.index()];
    return Ev.Kind == EventKind::Call && !Ev.Locks.empty();
  };
  return llvm::any_of(W.Ctx.heldAt(A.Context, A.Event), Chosen) ||
         llvm::any_of(W.Ctx.callPath(A.Context, R),
                      [&](auto &Call) { return Initialises(Call.first, Call.second); });
}

/// Whether a function on the way takes a lock that does nothing: to do without one was a
/// choice.
bool RaceDoubts::hasStandIn(const MemoryAccess &A, RootId R) const {
  return llvm::any_of(W.Ctx.callPath(A.Context, R),
                      [&](auto &Call) { return W.Locks.hasStandIn(W.Ctx[Call.first].Function); });
}

/// Whether the name of a function that any thread may call says that the object is not in
/// use then.
bool RaceDoubts::isSetUp(const MemoryAccess &A, RootId R) const {
  if (W.Ctx.root(R).What != Root::Kind::Api)
    return false;
  auto Says = [&](FunctionId F, bool OrClears = false) {
    std::string Name = catalog::splitQualifiedName(W.P.entityOf(F).Name).second.lower();
    llvm::StringRef N = llvm::StringRef(Name).ltrim('_');
    return N.starts_with("init") || N.starts_with("destroy") || N.starts_with("reset") ||
           N.starts_with("setup") || N.starts_with("set_up") || N.starts_with("open") ||
           N.starts_with("reinit") || (OrClears && N.starts_with("clear"));
  };
  Contexts::Way Way = W.Ctx.callPath(A.Context, R);
  if (Says(W.Ctx[A.Context].Function) ||
      llvm::any_of(Way, [&](auto &Call) { return Says(W.Ctx[Call.first].Function); }))
    return true;
  // Or those of all who are seen to call it.
  bool Any = false;
  auto IsSetUp = [&](ContextId Caller) {
    FunctionId F = W.Ctx[Caller].Function;
    const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
    Any = true;
    return Says(F, /*OrClears=*/true) || (Facts && (Facts->Constructor || Facts->Destructor));
  };
  FunctionId Entry = W.Ctx[Way.empty() ? A.Context : Way.front().first].Function;
  return llvm::all_of(W.Ctx.of(Entry),
                      [&](ContextId C) {
                        return llvm::all_of(W.Ctx[C].Callers,
                                            [&](auto &Call) { return IsSetUp(Call.first); });
                      }) &&
         Any;
}

/// Whether the function has the guard, gives it back by hand, and takes it again behind
/// \p A: what it does in between, it does so on purpose.
bool RaceDoubts::liesOpen(const MemoryAccess &A, const GuardStatistics &S) const {
  if (S.Holding == 0)
    return false;
  const Context &C = W.Ctx[A.Context];
  const FunctionSummary &Body = W.P.body(C.Function);
  auto Has = [&](size_t E) {
    return llvm::any_of(W.Locks.before(C.Function, EventId(E), C.Told), [&](const LockEntry &L) {
      if (L.Must != Held::Yes)
        return false;
      PathId Lock = W.Ctx.absolute(A.Context, L.Lock);
      return Lock && W.LockNames.of(Lock) == S.Lock;
    });
  };
  if (Has(A.Event.index()))
    return false;
  bool Again = false;
  for (size_t E = A.Event.index() + 1; E < Body.Events.size() && !Again; ++E)
    Again = Has(E);
  if (!Again)
    return false;
  for (size_t E = A.Event.index(); E-- != 0;)
    if (Has(E))
      return !Body.Events[E].Implicit && !Body.Events[E].Destroys;
  return false;
}

/// Whether most of the calls that are seen of the function hold the guard.
bool RaceDoubts::mayHaveGuard(const MemoryAccess &A, const GuardStatistics &S) const {
  if (S.Holding == 0)
    return false;
  const Context &C = W.Ctx[A.Context];
  const FunctionSummary &Body = W.P.body(C.Function);
  auto IsGuard = [&](const Argument &Given) {
    PathId Lock = Given.Path ? W.Ctx.absolute(A.Context, Given.Path) : PathId();
    return Lock && W.LockNames.of(Lock) == S.Lock;
  };
  auto EndsBehind = [&](PathId Guard) {
    for (size_t E = A.Event.index() + 1; E < Body.Events.size(); ++E)
      if (Body.Events[E].Destroys && Body.Events[E].Object == Guard)
        return true;
    return false;
  };
  for (size_t E = 0; E != A.Event.index(); ++E) {
    const Event &Ev = Body.Events[E];
    if (!Ev.Constructs || !Ev.Object || llvm::none_of(Ev.Args, IsGuard) || !EndsBehind(Ev.Object))
      continue;
    bool Known =
        llvm::any_of(W.Locks.before(C.Function, EventId(E + 1), C.Told), [&](const LockEntry &L) {
          PathId Lock = W.Ctx.absolute(A.Context, L.Lock);
          return Lock && W.LockNames.of(Lock) == S.Lock;
        });
    if (!Known)
      return true;
  }
  return false;
}

bool RaceDoubts::mostlyCalledWithGuard(const MemoryAccess &A, const GuardStatistics &S) const {
  if (S.Holding == 0)
    return false;
  size_t With = 0, Calls = 0;
  for (ContextId Id : W.Ctx.of(W.Ctx[A.Context].Function)) {
    const Context &C = W.Ctx[Id];
    if (C.Callers.empty())
      continue;
    bool Holds =
        llvm::any_of(C.Locks, [&](const HeldLock &H) { return W.LockNames.of(H.Lock) == S.Lock; });
    Calls += C.Callers.size();
    With += Holds ? C.Callers.size() : 0;
  }
  return With != 0 && 2 * With >= Calls;
}

/// Whether those who start the thread hold a lock that keeps others out of \p Other: as a
/// rule they wait for its end before they give it back.
bool RaceDoubts::starterHolds(RootId R, const MemoryAccess &Other) const {
  const Root &Thread = W.Ctx.root(R);
  if (Thread.What != Root::Kind::Spawned)
    return false;
  std::vector<HeldLock> Guards = W.Guarding.guardsOf(Other);
  bool Any = false;
  for (ContextId C : W.Ctx.of(Thread.Site.Function)) {
    if (!llvm::is_contained(W.Ctx[C].Starts, R))
      continue;
    Any = true;
    if (llvm::none_of(W.Ctx.heldAt(C, Thread.Site.Event), [&](const HeldLock &X) {
          return llvm::any_of(Guards,
                              [&](const HeldLock &Y) { return W.Guarding.excludeEachOther(X, Y); });
        }))
      return false;
  }
  return Any;
}

/// Whether what \p A reads decides if a loop goes on: it is meant to change meanwhile.
bool RaceDoubts::polls(const MemoryAccess &A) const {
  const FunctionSummary &Body = W.P.body(W.Ctx[A.Context].Function);
  Loops Around(Body);
  return llvm::any_of(Around.all(),
                      [&](const Loop &L) { return decidingEvents(Body, L).count(A.Event); });
}

bool RaceDoubts::onSide(const MemoryAccess &A, RootId R, const GuardStatistics &S) const {
  return W.Ctx.root(R).Signal || isDoneForAll(A, R) || hasStandIn(A, R) || isSetUp(A, R) ||
         liesOpen(A, S) || mayHaveGuard(A, S);
}

/// Whether a lock that one side has, the other has on some ways at least: which ones is
/// decided by more than is followed.
bool RaceDoubts::perhapsApart(const Conflict &C) const {
  std::vector<HeldLock> One = W.Ctx.heldAt(C.Mine.Context, C.Mine.Event);
  std::vector<HeldLock> Two = W.Ctx.heldAt(C.Other.Context, C.Other.Event);
  return llvm::any_of(One, [&](const HeldLock &X) {
    return llvm::any_of(Two, [&](const HeldLock &Y) {
      return (!X.Must || !Y.Must) && W.Guarding.excludeEachOther(X, Y);
    });
  });
}

/// The locks that the functions on the way have had, and then given their guard objects to
/// functions that may have given them back.
std::set<LockClass> RaceDoubts::passedOn(const MemoryAccess &A, RootId R) const {
  std::set<LockClass> Out;
  auto Look = [&](ContextId Id, EventId At) {
    const Context &C = W.Ctx[Id];
    const FunctionSummary &Body = W.P.body(C.Function);
    std::set<PathId> Later;
    for (size_t E = At.index(); E-- != 0;) {
      const Event &Ev = Body.Events[E];
      bool Passes = Ev.Kind == EventKind::Call && llvm::any_of(Ev.Args, [](const Argument &P) {
                      return P.How == Passing::Reference;
                    });
      for (const LockEntry &L : W.Locks.before(C.Function, EventId(E), C.Told))
        if (L.Must == Held::Yes && Later.insert(L.Lock).second && Passes)
          if (PathId Lock = W.Ctx.absolute(Id, L.Lock))
            Out.insert(W.LockNames.of(Lock));
    }
  };
  Look(A.Context, A.Event);
  for (auto [Caller, Call] : W.Ctx.callPath(A.Context, R))
    Look(Caller, Call);
  return Out;
}

/// Whether a lock that one side has had and passed on, the other has, or has passed on too.
bool RaceDoubts::perhapsGivenBack(const Conflict &C) const {
  std::set<LockClass> One = passedOn(C.Mine, C.Roots.First);
  std::set<LockClass> Two = passedOn(C.Other, C.Roots.Second);
  auto Has = [&](const MemoryAccess &A, const std::set<LockClass> &Passed, const LockClass &L) {
    return Passed.count(L) || llvm::any_of(W.Guarding.guardsOf(A), [&](const HeldLock &H) {
             return W.LockNames.of(H.Lock) == L;
           });
  };
  return llvm::any_of(One, [&](const LockClass &L) { return Has(C.Other, Two, L); }) ||
         llvm::any_of(Two, [&](const LockClass &L) { return Has(C.Mine, One, L); });
}

/// Whether the function that starts as many threads as it is told is told to start one.
bool RaceDoubts::startsOne(RootId R) const {
  const Root &Thread = W.Ctx.root(R);
  if (Thread.What != Root::Kind::Spawned)
    return false;
  const FunctionSummary &Body = W.P.body(Thread.Site.Function);
  if (!Loops(Body).innermost(Thread.Site.Event))
    return false;
  bool Any = false;
  auto SaysOne = [&](ContextId Caller, EventId Call) {
    Any = true;
    const Event &E = W.P.body(W.Ctx[Caller].Function).Events[Call.index()];
    for (size_t I = 0; I != std::min(E.Args.size(), Body.Params.size()); ++I)
      if (Body.Params[I].Type.is(TypeTrait::Integer) && E.Args[I].Constant == 1)
        return true;
    return false;
  };
  for (ContextId C : W.Ctx.of(Thread.Site.Function))
    if (llvm::is_contained(W.Ctx[C].Starts, R) && !llvm::all_of(W.Ctx[C].Callers, [&](auto &Call) {
          return SaysOne(Call.first, Call.second);
        }))
      return false;
  return Any;
}

/// Whether both choose elements by numbers that are not known to be the same.
bool RaceDoubts::chooseElements(const Conflict &C) const {
  auto Chooses = [&](const MemoryAccess &A) {
    const Event &E = W.Acc.event(A);
    return E.Kind <= EventKind::ReadModifyWrite && !E.Args.empty();
  };
  return Chooses(C.Mine) && Chooses(C.Other);
}

bool RaceDoubts::any(const Conflict &C, const GuardStatistics &S, bool Meant) const {
  if (onSide(C.Mine, C.Roots.First, S) || onSide(C.Other, C.Roots.Second, S))
    return true;
  if (perhapsApart(C) || perhapsGivenBack(C) || (!Meant && chooseElements(C)) ||
      (C.Roots.First == C.Roots.Second && startsOne(C.Roots.First)))
    return true;
  if (starterHolds(C.Roots.First, C.Other) || starterHolds(C.Roots.Second, C.Mine))
    return true;
  auto IsApi = [&](RootId R) { return W.Ctx.root(R).What == Root::Kind::Api; };
  bool Api = IsApi(C.Roots.First) || IsApi(C.Roots.Second);
  bool OneObject = C.Mine.Path == C.Other.Path && W.Ctx.Abs.namesOne(C.Mine.Path);
  if (!Api && OneObject)
    return false;
  // That somebody sets it while it is in use has to be seen by more than that somebody may.
  // A lock under which it is only looked at may be there for something else.
  bool Guarded = C.Clear || (S.WriteHolds && (Meant || 2 * S.Holding >= S.Total));
  if (!Guarded) {
    const MemoryAccess &Reader = C.Mine.Writes ? C.Other : C.Mine;
    bool Seen = C.Roots.How == Evidence::Visible && OneObject;
    return !(Seen && !Reader.Writes && polls(Reader));
  }
  return mostlyCalledWithGuard(C.Mine, S);
}
