//===- checks/race/ConflictEvidence.cpp -----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of ConflictJudge that weighs what speaks for a conflict: what is known of the
// threads and the object, what guards the other places, and what was forgotten on the way.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Loops.h"
#include "checks/race/Conflict.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

/// Whether all who are seen to call what others may call too hold the guard: it is meant
/// to be called so.
bool ConflictJudge::isCalledWithGuard(const MemoryAccess &A, RootId R,
                                      const GuardStatistics &S) const {
  if (W.Ctx.root(R).What != Root::Kind::Api || S.Holding == 0)
    return false;
  Contexts::Way Path = W.Ctx.callPath(A.Context, R);
  FunctionId Entry = W.Ctx[Path.empty() ? A.Context : Path.front().first].Function;
  bool Any = false;
  for (ContextId Id : W.Ctx.of(Entry)) {
    const Context &C = W.Ctx[Id];
    if (C.Callers.empty())
      continue;
    if (llvm::none_of(C.Locks, [&](const HeldLock &H) { return W.LockNames.of(H.Lock) == S.Lock; }))
      return false;
    Any = true;
  }
  return Any;
}

bool ConflictJudge::annotated(const LocationKey &K) const {
  if (K.What == LocationKey::Kind::Origin)
    return false;
  const VariableFacts *V = W.P.variableFacts(EntityId(K.Id));
  return V && !V->GuardedBy.empty();
}

/// The class has locks of its own, and none of them is ever taken: one was made
/// to guard its fields, and forgotten.
bool ConflictJudge::hasIdleLock(const LocationKey &K) const {
  const VariableFacts *V =
      K.What == LocationKey::Kind::Field ? W.P.variableFacts(EntityId(K.Id)) : nullptr;
  const ClassFacts *Class = V ? W.P.classFacts(V->Class) : nullptr;
  if (!Class)
    return false;
  bool Any = false;
  for (EntityId Field : Class->Fields) {
    const VariableFacts *Lock = W.P.variableFacts(Field);
    if (!Lock || !W.Classes.isLockType(Lock->Type.Record) || Lock->Type.is(TypeTrait::Reference) ||
        Lock->Type.is(TypeTrait::Pointer))
      continue;
    if (W.LockOrder.nodes().count({LockClass::Kind::Field, Field.index()}))
      return false;
    Any = true;
  }
  return Any;
}

/// The class of the field \p K, if the lock that most places hold is a member of it as well:
/// that one is there for nothing else than what the class has.
EntityId ConflictJudge::classWithGuard(const LocationKey &K, const GuardStatistics &S) const {
  if (K.What != LocationKey::Kind::Field || S.Lock.What != LockClass::Kind::Field)
    return {};
  const VariableFacts *V = W.P.variableFacts(EntityId(K.Id));
  const VariableFacts *Lock = W.P.variableFacts(EntityId(S.Lock.Id));
  bool Own = V && Lock && llvm::is_contained(W.P.withBases(V->Class), Lock->Class);
  return Own ? V->Class : EntityId();
}

/// Most places hold the lock; or all but one, however few, where the lock is one of the
/// class itself. In a class that asks which thread it is on, some places need no lock.
bool ConflictJudge::isMeantToBeGuarded(const LocationKey &K, const GuardStatistics &S) const {
  if (S.convincing())
    return true;
  EntityId Class = S.allButOne() ? classWithGuard(K, S) : EntityId();
  return Class && !W.Classes.asksThread(Class);
}

/// Nearly all places hold the object's own lock, writes among them, and this one holds none:
/// that says that objects of the class are shared, whichever they are.
bool ConflictJudge::isOddOneOut(const LocationKey &K, const MemoryAccess &A,
                                const GuardStatistics &S) const {
  return S.WriteHolds && S.Holding >= 3 && 4 * S.Holding >= 3 * S.Total && classWithGuard(K, S) &&
         W.Ctx.heldAt(A.Context, A.Event).empty();
}

/// Whether nearly all others hold a lock of the object that keeps what \p A comes to, and
/// \p A is made by a method of that object, on the way at least: a list of jobs with its
/// mutex, and a field of one job.
bool ConflictJudge::isKeptUnderGuard(const LocationKey &K, const MemoryAccess &A, RootId R,
                                     const GuardStatistics &S) const {
  if (K.What != LocationKey::Kind::Field || S.Lock.What != LockClass::Kind::Field ||
      !S.WriteHolds || S.Holding < 3 || 4 * S.Holding < 3 * S.Total ||
      !W.Ctx.heldAt(A.Context, A.Event).empty())
    return false;
  const VariableFacts *Lock = W.P.variableFacts(EntityId(S.Lock.Id));
  auto OfKeeper = [&](FunctionId F) {
    const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
    return Lock && Facts && Facts->Class &&
           llvm::is_contained(W.P.withBases(Facts->Class), Lock->Class);
  };
  return OfKeeper(W.Ctx[A.Context].Function) ||
         llvm::any_of(W.Ctx.callPath(A.Context, R),
                      [&](auto &Call) { return OfKeeper(W.Ctx[Call.first].Function); });
}

/// Whether both sides hold one lock, in the mode in which others may hold it too: they mean
/// it to guard what they come to, and it does not.
bool ConflictJudge::bothShareGuard(const Conflict &C) const {
  std::vector<HeldLock> Other = W.Ctx.heldAt(C.Other.Context, C.Other.Event);
  auto Shared = [](const HeldLock &H) { return H.Must && H.Mode == LockMode::Shared; };
  return llvm::any_of(W.Ctx.heldAt(C.Mine.Context, C.Mine.Event), [&](const HeldLock &X) {
    return Shared(X) && llvm::any_of(Other, [&](const HeldLock &Y) {
             return Shared(Y) && X.Lock == Y.Lock && W.Ctx.Abs.namesOne(X.Lock);
           });
  });
}

/// Whether \p A comes to one element after the other, in a loop in which no thread is
/// started.
bool ConflictJudge::walksOverAll(const MemoryAccess &A, RootId R) const {
  auto InLoop = [&](FunctionId F, EventId E) {
    const FunctionSummary &Body = W.P.body(F);
    Loops L(Body);
    const Loop *Around = L.innermost(E);
    if (!Around)
      return false;
    auto Starts = [&](EventId In) {
      return Body.Events[In.index()].Kind == EventKind::Spawn ||
             llvm::any_of(W.Calls.callees(F, In), [&](FunctionId Callee) {
               return !W.Threads.atExit(Callee).Live.empty();
             });
    };
    for (size_t I = 0; I != Body.Events.size(); ++I)
      if (Around->Contains[L.blockOf(EventId(I))] &&
          (Starts(EventId(I)) || (EventId(I) < E && W.Prints.at(F, EventId(I)).Waits)))
        return false;
    return true;
  };
  if (InLoop(W.Ctx[A.Context].Function, A.Event))
    return true;
  // It was given the element by a caller who walks.
  if (llvm::any_of(W.P.Paths[W.Acc.event(A).Object].Steps,
                   [](const Step &S) { return S.Kind == StepKind::Element; }))
    return false;
  Contexts::Way Way = W.Ctx.callPath(A.Context, R);
  return !Way.empty() && InLoop(W.Ctx[Way.back().first].Function, Way.back().second);
}

/// Whether the thread \p R comes to an element that it was given, or that its own number
/// names, not to one after the other.
bool ConflictJudge::hasBoundElement(const MemoryAccess &A, RootId R) const {
  if (W.Ctx.root(R).What != Root::Kind::Spawned)
    return false;
  const Event &E = W.Acc.event(A);
  bool Chooses = E.Kind != EventKind::Call && !E.Args.empty();
  return Chooses ? hasOwnElement(A, R) : eachHasItsOwn(R, A) == OwnObjects::Answer::Yes;
}

/// Whether one side looks at all elements while the threads run that it has started, of
/// which each changes its own.
bool ConflictJudge::meetsInElement(const Conflict &C) const {
  if (C.Mine.Path != C.Other.Path || !W.Ctx.Abs.known(C.Mine.Path) ||
      C.Roots.First == C.Roots.Second)
    return false;
  auto Meets = [&](const MemoryAccess &All, RootId Starter, const MemoryAccess &Own, RootId R) {
    Root::Kind What = W.Ctx.root(Starter).What;
    bool Started = What == Root::Kind::Api || What == Root::Kind::Lifetime ||
                   W.Order.startersOf(R).test(Starter.index());
    return Started && hasBoundElement(Own, R) && walksOverAll(All, Starter);
  };
  return Meets(C.Mine, C.Roots.First, C.Other, C.Roots.Second) ||
         Meets(C.Other, C.Roots.Second, C.Mine, C.Roots.First);
}

/// The member of which \p Path names an element, or what lies in one.
static EntityId containerOf(const AccessPath &Path) {
  EntityId Field;
  for (size_t I = Path.Steps.size(); I-- != 1 && !Field;)
    if (Path.Steps[I].Kind == StepKind::Element && Path.Steps[I - 1].Kind == StepKind::Field)
      Field = EntityId(Path.Steps[I - 1].Operand);
  return Field;
}

/// Whether it lies in an element of a container of which nearly all others come to the
/// container with the lock held that the other side holds here: who has a reference to the
/// element needs it as well.
bool ConflictJudge::isMeantByContainer(const LocationKey &K, const Conflict &C,
                                       const GuardStatistics &Own) const {
  const AccessPath &Mine = W.Ctx.Abs.Paths[C.Mine.Path];
  EntityId Field = Mine.Steps.empty() ? EntityId() : containerOf(Mine);
  if (!Field || !W.Ctx.Abs.known(C.Mine.Path))
    return false;
  bool Itself = K.What == LocationKey::Kind::Field && K.Id == Field.index();
  LocationKey Container{LocationKey::Kind::Field, static_cast<uint32_t>(Field.index()), 0};
  auto [It, New] = OfContainers.try_emplace(Container.Id);
  if (New)
    It->second = W.Guarding.statistics(Container);
  const GuardStatistics &S = It->second;
  if (!S.convincing() || !classWithGuard(Container, S) ||
      llvm::none_of(W.Guarding.guardsOf(C.Other),
                    [&](const HeldLock &H) { return W.LockNames.of(H.Lock) == S.Lock; }))
    return false;
  if (C.Mine.Path == C.Other.Path && Itself)
    return S.WriteHolds;
  // Of what lies in it others must say the same.
  bool Perhaps = C.Mine.Path == C.Other.Path || !W.Ctx.Abs.known(C.Other.Path);
  return Perhaps && Own.Lock == S.Lock && Own.WriteHolds && 2 * Own.Holding >= Own.Total &&
         W.Ctx.heldAt(C.Mine.Context, C.Mine.Event).empty();
}

/// The lock that most places hold, where the function of \p A takes it itself; or none.
PathId ConflictJudge::takesGuard(const MemoryAccess &A, const GuardStatistics &S) const {
  const Context &C = W.Ctx[A.Context];
  for (const Taken &T : W.Locks.taken(C.Function, C.Told)) {
    PathId Lock = W.Ctx.absolute(A.Context, T.Lock);
    if (Lock && W.LockNames.of(Lock) == S.Lock)
      return Lock;
  }
  return PathId();
}

/// The function takes the lock that other places hold, but does not hold it here: it
/// expects company, and gives the lock back too early or takes it too late. An atomic
/// is one so that it can be used without the lock.
bool ConflictJudge::takesTooShort(const MemoryAccess &A, const GuardStatistics &S) const {
  if (S.Holding == 0 || W.Acc.event(A).How == Sync::Atomic)
    return false;
  // From pointer to pointer it is less and less the shared object's.
  auto Follows = [](const Step &Here) { return Here.Kind == StepKind::Deref; };
  if (llvm::count_if(W.Ctx.Abs.Paths[A.Path].Steps, Follows) > 1)
    return false;
  return bool(takesGuard(A, S));
}

/// The function takes the guard too early or too late, so that its callers cannot have it:
/// it would wait for itself.
bool ConflictJudge::cannotHaveGuard(const MemoryAccess &A, const GuardStatistics &S) const {
  return takesTooShort(A, S) && !W.LockNames.recursive(takesGuard(A, S)) &&
         llvm::none_of(W.Ctx.heldAt(A.Context, A.Event),
                       [&](const HeldLock &H) { return W.LockNames.of(H.Lock) == S.Lock; });
}

/// An atomic that other places count in one step, and no lock guards: they say that several
/// threads write it. Only here is it stored what was made of a load: where that is done in
/// more places, an owner does it.
bool ConflictJudge::isChangedAtOnce(const LocationKey &K, const Conflict &C,
                                    const GuardStatistics &S) const {
  auto InTwoSteps = [](const Event &E) {
    return E.Kind == EventKind::Write && E.How == Sync::Atomic && !E.Constant && !E.Uses.empty();
  };
  const Event &Mine = W.Acc.event(C.Mine);
  if (!InTwoSteps(Mine) || S.Holding != 0)
    return false;
  bool Counted = false;
  for (const MemoryAccess &A : W.Acc.at(K)) {
    const Event &E = W.Acc.event(A);
    Counted |= E.How == Sync::Atomic && Elections::counts(E);
    if (InTwoSteps(E) && E.Where != Mine.Where)
      return false;
  }
  return Counted;
}

/// Locks that may be held at \p A, by what happens on the way there and is not told apart;
/// none where contexts were merged on it, so that any may be.
std::optional<std::vector<HeldLock>> ConflictJudge::perhapsHeld(const MemoryAccess &A,
                                                                RootId R) const {
  std::vector<HeldLock> Out;
  auto Add = [&](ContextId C, EventId E) {
    for (const HeldLock &H : W.Ctx.heldAt(C, E))
      if (!H.Must)
        Out.push_back(H);
    return !W.Ctx[C].Merged;
  };
  if (!Add(A.Context, A.Event))
    return std::nullopt;
  for (auto [Caller, Call] : W.Ctx.callPath(A.Context, R))
    if (!Add(Caller, Call))
      return std::nullopt;
  return Out;
}

/// Whether a lock that was forgotten on one way may be one that the other side has.
bool ConflictJudge::forgotGuard(const Conflict &C) const {
  auto One = perhapsHeld(C.Mine, C.Roots.First), Two = perhapsHeld(C.Other, C.Roots.Second);
  if (!One || !Two)
    return true;
  auto IsLast = [](const HeldLock &H) { return H.What == Exclusion::LastOwner; };
  if (llvm::any_of(*One, IsLast) || llvm::any_of(*Two, IsLast))
    return true;
  auto Meets = [&](const std::vector<HeldLock> &Perhaps, llvm::ArrayRef<HeldLock> Others) {
    return llvm::any_of(Perhaps, [&](const HeldLock &X) {
      return llvm::any_of(Others,
                          [&](const HeldLock &Y) { return W.Guarding.excludeEachOther(X, Y); });
    });
  };
  return Meets(*One, *Two) || Meets(*One, W.Guarding.guardsOf(C.Other)) ||
         Meets(*Two, W.Guarding.guardsOf(C.Mine));
}

Confidence ConflictJudge::confidence(const LocationKey &K, const Conflict &C,
                                     const GuardStatistics &S) const {
  Confidence Level = byEvidence(K, C, S);
  const Context &A = W.Ctx[C.Mine.Context], &B = W.Ctx[C.Other.Context];
  // A global is the same in all contexts that were merged, and no lock of an object
  // guards it.
  bool Global = W.Ctx.Abs.Paths[C.Mine.Path].Root == RootKind::Global;
  Context::Forgotten Forgot = std::max(A.Forgot, B.Forgot);
  bool Forgotten = Global ? Forgot == Context::Forgotten::Any
                          : Forgot != Context::Forgotten::None || A.Merged || B.Merged;
  if (Level > Confidence::Low && Forgotten && forgotGuard(C))
    Level = cannotHaveGuard(C.Mine, S) ? Confidence::Medium : Confidence::Low;
  bool AtOnce = C.Roots.How >= Evidence::Interface && isChangedAtOnce(K, C, S);
  return AtOnce ? std::max(Level, Confidence::Medium) : Level;
}

/// Whether all threads of one start were given the object, which is therefore one: what a
/// parallel loop captures, its `this` too. Not an element, of which each may have its own,
/// unless \p Elements.
bool ConflictJudge::isGivenToTeam(const Conflict &C, bool Elements) const {
  RootId R = C.Roots.First;
  if (C.Roots.Second != R || !W.Ctx.root(R).Structured || !W.Ctx.root(R).Several ||
      C.Mine.Path != C.Other.Path || (!Elements && W.Ctx.Abs.throughElement(C.Mine.Path)))
    return false;
  const AccessPath &Path = W.Ctx.Abs.Paths[C.Mine.Path];
  return llvm::any_of(W.Ctx.of(W.Ctx.root(R).Function), [&](ContextId Id) {
    const Context &Entry = W.Ctx[Id];
    auto LeadsThere = [&](PathId Given) {
      if (!Given)
        return false;
      AccessPath Prefix = W.Ctx.Abs.Paths[Given];
      Prefix.AddressOf = false;
      return isPrefix(Prefix, Path);
    };
    return llvm::is_contained(Entry.EntryOf, R) &&
           (LeadsThere(Entry.Bound.This) || llvm::any_of(Entry.Bound.Captures, LeadsThere));
  });
}

/// The same, if no lock was forgotten on the way.
Confidence ConflictJudge::byEvidence(const LocationKey &K, const Conflict &C,
                                     const GuardStatistics &S) const {
  bool OneObject =
      C.Mine.Path == C.Other.Path && (W.Ctx.Abs.namesOne(C.Mine.Path) || isGivenToTeam(C));
  // That tasks, and callers from elsewhere, have one object of the class is seen no more
  // than that two threads call its methods.
  const Origin *O = W.Ctx.Abs.originOf(C.Mine.Path);
  auto Comes = [&](const MemoryAccess &A, RootId R) {
    Root::Kind What = W.Ctx.root(R).What;
    return What == Root::Kind::Api || What == Root::Kind::Entry || takesTask(A, R);
  };
  bool BySharing = O && O->What == Origin::Kind::Shared && Comes(C.Mine, C.Roots.First) &&
                   Comes(C.Other, C.Roots.Second);
  if (C.Roots.How == Evidence::Visible && !BySharing) {
    auto Seen = [&](RootId R) {
      Root::Kind What = W.Ctx.root(R).What;
      return What == Root::Kind::Main || What == Root::Kind::Entry || What == Root::Kind::Spawned;
    };
    // An element of one container: which, nobody says.
    bool SameElements = C.Mine.Path == C.Other.Path && W.Ctx.Abs.known(C.Mine.Path);
    // Two objects of one class are not one: then the guard has to say that they
    // are meant to be shared, and nothing that they are two.
    bool Meant = isMeantToBeGuarded(K, S);
    // Who makes an atomic of it lets several threads come to one.
    bool Atomic = W.Acc.event(C.Mine).How == Sync::Atomic && Seen(C.Roots.First) &&
                  Seen(C.Roots.Second) && (!O || O->What != Origin::Kind::Shared);
    if (!OneObject) {
      bool Likely = Meant && (SameElements || W.Ctx.Abs.alike(C.Mine.Path, C.Other.Path) ||
                              isOddOneOut(K, C.Mine, S) || cannotHaveGuard(C.Mine, S) ||
                              isKeptUnderGuard(K, C.Mine, C.Roots.First, S));
      if ((SameElements && (bothShareGuard(C) || Atomic)) || isMeantByContainer(K, C, S))
        Likely = true;
      return Likely || meetsInElement(C) ? Confidence::Medium : Confidence::Low;
    }
    return Seen(C.Roots.First) && Seen(C.Roots.Second) ? Confidence::High : Confidence::Medium;
  }
  if (!OneObject)
    return Confidence::Low;
  if (annotated(K))
    return Confidence::High;
  // Of what a caller gives nothing says that two callers give the same.
  if (C.Roots.How >= Evidence::Interface && K.What != LocationKey::Kind::Origin &&
      (isMeantToBeGuarded(K, S) || hasIdleLock(K) || takesTooShort(C.Mine, S)) &&
      !isCalledWithGuard(C.Mine, C.Roots.First, S) &&
      !isCalledWithGuard(C.Other, C.Roots.Second, S))
    return Confidence::Medium;
  return Confidence::Low;
}
