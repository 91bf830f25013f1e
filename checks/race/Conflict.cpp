//===- checks/race/Conflict.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/Conflict.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

/// Whether two absolute paths with the same location can be one object.
bool ConflictJudge::mayBeSame(PathId A, PathId B) const {
  const Objects &Abs = W.Ctx.Abs;
  if (A == B)
    return true;
  const AccessPath &PA = Abs.Paths[A], &PB = Abs.Paths[B];
  // Elements with different constant indices are different.
  for (size_t I = 0; I != std::min(PA.Steps.size(), PB.Steps.size()); ++I)
    if (PA.Steps[I].Kind == StepKind::Element && PB.Steps[I].Kind == StepKind::Element &&
        PA.Steps[I].Operand && PB.Steps[I].Operand && PA.Steps[I].Operand != PB.Steps[I].Operand)
      return false;
  if (PA.Root == RootKind::Global && PB.Root == RootKind::Global &&
      PA.RootOperand != PB.RootOperand && !followsPointer(PA) && !followsPointer(PB))
    return false;
  auto IsOwn = [&](PathId Path) {
    const Origin *O = Abs.originOf(Path);
    // What a call gave back can be anything.
    return O &&
           (O->What == Origin::Kind::Local || (O->What == Origin::Kind::Result && Own.isNew(*O))) &&
           !Abs.throughPointer(Path);
  };
  return !IsOwn(A) && !IsOwn(B);
}

bool heddle::checks::canBeShared(const WholeProgram &W, const LocationKey &K) {
  if (K.What == LocationKey::Kind::Origin)
    return true;
  const VariableFacts *V = W.P.variableFacts(EntityId(K.Id));
  if (!V || V->Type.is(TypeTrait::ThreadLocal))
    return false;
  return !V->Class || !W.Classes.isMeans(V->Class);
}

/// Whether a constructor or destructor comes to the object that it makes or ends.
bool ConflictJudge::makesOrEnds(const MemoryAccess &A) const {
  FunctionId F = W.Ctx[A.Context].Function;
  const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
  PathId Object = W.Acc.event(A).Object;
  return Facts && (Facts->Constructor || Facts->Destructor) && Object &&
         W.P.Paths[Object].Root == RootKind::This;
}

/// Whether the thread \p R, if it was started by the function whose local \p Owner comes to,
/// may still run there: another call of that function has another local and another thread.
bool ConflictJudge::mayBeGivenTo(RootId R, const MemoryAccess &Owner) const {
  const Origin *O = W.Ctx.Abs.originOf(Owner.Path);
  const Root &Thread = W.Ctx.root(R);
  if (!O || O->What != Origin::Kind::Local || Thread.What != Root::Kind::Spawned ||
      Thread.Site.Function != O->Function || W.Ctx.Abs.throughPointer(Owner.Path))
    return true;
  return W.Ctx.runningAt(Owner.Context, Owner.Event).count(Thread.Site);
}

std::optional<Conflict> ConflictJudge::judge(const LocationKey &K, const MemoryAccess &Mine,
                                             const MemoryAccess &Other, const GuardStatistics &S,
                                             bool GivenBack) const {
  if (!mayBeSame(Mine.Path, Other.Path))
    return std::nullopt;
  // Of two names that need not be of one object one is of what only its maker knows.
  bool One = Mine.Path == Other.Path && W.Ctx.Abs.namesOne(Mine.Path);
  if (!One && (makesOrEnds(Mine) || makesOrEnds(Other)))
    return std::nullopt;
  // Two threads of which each runs the function whose local it is have two of it.
  auto Share = [&](RootId R1, RootId R2) {
    bool First = W.Ctx.owns(R1, Mine.Path), Second = W.Ctx.owns(R2, Other.Path);
    if (First == Second)
      return !First;
    return First ? mayBeGivenTo(R2, Mine) : mayBeGivenTo(R1, Other);
  };
  Parallel::Pair Roots = W.Order.best(Mine.Context, Mine.Event, Other.Context, Other.Event, Share);
  // What a pointer in it leads to they may share.
  if (Roots.How != Evidence::Visible && W.Ctx.Abs.throughPointer(Mine.Path))
    if (Parallel::Pair Any = W.Order.best(Mine.Context, Mine.Event, Other.Context, Other.Event);
        Any.How > Roots.How)
      Roots = Any;
  if (Roots.How == Evidence::None)
    return std::nullopt;
  // Each of them runs the function whose local (or allocation) this is. What a pointer in it
  // leads to they may share, if all others say so.
  bool Owned = W.Ctx.owns(Roots.First, Mine.Path) && W.Ctx.owns(Roots.Second, Other.Path);
  if (Owned && !(W.Ctx.Abs.throughPointer(Mine.Path) && isOddOneOut(K, Mine, S)))
    return std::nullopt;
  OwnObjects::Answer Apart =
      Roots.First == Roots.Second && !(GivenBack && Own.isFoundInShared(Roots.First, Mine.Path))
          ? eachHasItsOwn(Roots.First, Mine)
          : OwnObjects::Answer::No;
  // A task that a thread takes from a queue may be of what was made when it ran already.
  auto ComesLater = [&](const MemoryAccess &A, RootId R, const MemoryAccess &B, RootId Before) {
    return !takesTask(A, R) && Own.isBeforeStart(R, A.Path, B.Context, B.Event, Before);
  };
  if (Apart == OwnObjects::Answer::Yes || ComesLater(Mine, Roots.First, Other, Roots.Second) ||
      ComesLater(Other, Roots.Second, Mine, Roots.First))
    return std::nullopt;
  auto Elements = DrawnElements::Answer::Unknown;
  if (Roots.First == Roots.Second)
    Elements = Drawn.ask(Mine, Other, Roots.First);
  if (Elements == DrawnElements::Answer::Apart)
    return std::nullopt;
  auto Distinct = [&](const HeldLock &X, const HeldLock &Y) { return areDistinct(X, Y, Roots); };
  if (!GivenBack && W.Guarding.haveCommonGuard(Mine, Other, Distinct))
    return std::nullopt;
  if (preparesGuardOf(Mine, Other) || preparesGuardOf(Other, Mine))
    return std::nullopt;
  // The side that holds a lock is not the one to change.
  auto HoldsLock = [&](const MemoryAccess &A) {
    return llvm::any_of(W.Guarding.guardsOf(A),
                        [](const HeldLock &H) { return H.What == Exclusion::Lock; });
  };
  if (HoldsLock(Mine) && !HoldsLock(Other))
    return std::nullopt;
  Conflict C{Mine, Other, Roots};
  C.Level = confidence(K, C, S);
  C.Clear = C.Level > Confidence::Low &&
            (bothShareGuard(C) || meetsInElement(C) || isMeantByContainer(K, C, S));
  if (Owned)
    C.Level = std::min(C.Level, Confidence::Medium);
  if (C.Level > Confidence::Low && (Apart == OwnObjects::Answer::Perhaps || doubtful(C, GivenBack)))
    C.Level = Confidence::Low;
  if (Elements == DrawnElements::Answer::Neighbours && isGivenToTeam(C, /*Elements=*/true))
    C.Level = std::max(C.Level, Confidence::Medium);
  return C;
}

/// Whether the two locks are known not to be one: those of two objects that are told
/// apart, or of objects of which each thread has its own.
bool ConflictJudge::areDistinct(const HeldLock &X, const HeldLock &Y,
                                const Parallel::Pair &Roots) const {
  const Objects &Abs = W.Ctx.Abs;
  auto Known = [&](PathId Lock) {
    const Origin *O = Abs.originOf(Lock);
    return Abs.namesOne(Lock) && !Abs.throughPointer(Lock) && !Abs.Paths[Lock].AddressOf &&
           (!O || O->What == Origin::Kind::Local ||
            (O->What == Origin::Kind::Result && Own.isNew(*O)));
  };
  if (!Known(X.Lock) || !Known(Y.Lock))
    return false;
  if (X.Lock != Y.Lock)
    return true;
  if (W.Ctx.owns(Roots.First, X.Lock) && W.Ctx.owns(Roots.Second, Y.Lock))
    return true;
  return Roots.First == Roots.Second &&
         Own.eachHasItsOwn(Roots.First, X.Lock) == OwnObjects::Answer::Yes;
}

/// Whether something speaks against the two meeting that cannot be ruled out.
bool ConflictJudge::doubtful(const Conflict &C, bool GivenBack) const {
  const RootId First = C.Roots.First, Second = C.Roots.Second;
  auto Distinct = [&](const HeldLock &X, const HeldLock &Y) { return areDistinct(X, Y, C.Roots); };
  const ThreadPoint Mine{C.Mine.Context, C.Mine.Event, First};
  // The second thread may go the way of the first, and so come by where the other waits.
  bool SameWay = GivenBack && llvm::any_of(W.Ctx[C.Other.Context].Callers, [&](auto &Call) {
                   return Call.first == C.Mine.Context;
                 });
  const ThreadPoint Other = SameWay ? ThreadPoint{C.Mine.Context, C.Mine.Event, Second}
                                    : ThreadPoint{C.Other.Context, C.Other.Event, Second};
  auto Unsure = [&](const MemoryAccess &A, RootId R) {
    // What a pointer of the thread's own leads to is mostly the thread's own as well.
    bool OfThread = W.P.isThreadLocal(W.Ctx.Abs.Paths[A.Path]);
    return OfThread || isConfined(A, R) || hasStandIn(A) || foundByGuess(A, R) ||
           endsTheProcess(A, R);
  };
  return Unsure(C.Mine, First) || Unsure(C.Other, Second) || isOfThirdThread(C) || isOneOfMany(C) ||
         !Say.canMeet(C.Mine.Context, First, C.Other.Context, Second) ||
         (hasOwnElement(C.Mine, First) && hasOwnElement(C.Other, Second)) ||
         (!isBehindHandOver(C) &&
          (W.Signals.ordered(Mine, Other) || W.Signals.ordered(Other, Mine) ||
           W.Signals.takeTurns(Mine, Other))) ||
         (!GivenBack && W.Guarding.mayBeApart(C.Mine, C.Other, Distinct));
}

/// Two threads of one kind that each have an object of their own.
OwnObjects::Answer ConflictJudge::eachHasItsOwn(RootId R, const MemoryAccess &A) const {
  const Objects &Abs = W.Ctx.Abs;
  if (Abs.Paths[A.Path].Root == RootKind::Global)
    return OwnObjects::Answer::No;
  // A body that is split among the threads.
  if (W.Ctx.root(R).Structured && W.Ctx.root(R).OwnObject)
    return Abs.throughPointer(A.Path) ? OwnObjects::Answer::No : OwnObjects::Answer::Yes;
  const Origin *O = Abs.originOf(A.Path);
  bool Made = O && (O->What == Origin::Kind::Local || O->What == Origin::Kind::Result) &&
              !Abs.throughPointer(A.Path) && !Abs.throughElement(A.Path);
  if (Made)
    return Own.eachHasItsOwn(R, A.Path);
  if (!W.Ctx.root(R).OwnObject)
    return OwnObjects::Answer::No;
  // What is found from another place than the element that it was given is not the thread's.
  auto LiesIn = [&](PathId Given) { return isPrefix(Abs.Paths[Given], Abs.Paths[A.Path]); };
  return !Abs.known(A.Path) || llvm::any_of(W.Ctx.root(R).OwnElements, LiesIn)
             ? OwnObjects::Answer::Yes
             : OwnObjects::Answer::No;
}

/// An element that is chosen by a number which the thread was given when it
/// started, or drew for itself.
bool ConflictJudge::hasOwnElement(const MemoryAccess &A, RootId R) const {
  const Event &E = W.Acc.event(A);
  if (E.Kind == EventKind::Call)
    return false;
  const FunctionSummary &Body = W.P.body(W.Ctx[A.Context].Function);
  return llvm::any_of(E.Args, [&](const Argument &Index) {
    if (llvm::any_of(Index.Uses, [&](EventId U) {
          const Event &Draw = Body.Events[U.index()];
          return Draw.Kind == EventKind::ReadModifyWrite && Draw.How == Sync::Atomic;
        }))
      return true;
    PathId Number = W.Ctx.absolute(A.Context, Index.Path);
    if (!Number)
      return false;
    const AccessPath &Path = W.Ctx.Abs.Paths[Number];
    if (Path.Root == RootKind::Global)
      return W.P.isThreadLocal(Path);
    const Origin *O = W.Ctx.Abs.originOf(Number);
    if (!O || !Path.Steps.empty() || W.Ctx.root(R).What != Root::Kind::Spawned)
      return false;
    return O->What == Origin::Kind::Parameter
               ? O->Function == W.Ctx.root(R).Function
               : O->What == Origin::Kind::Local && !W.Ctx.owns(R, Number);
  });
}

/// A lock that does nothing, where the template's other instantiations have one: to do
/// without was a choice.
bool ConflictJudge::hasStandIn(const MemoryAccess &A) const {
  return W.Locks.hasStandIn(W.Ctx[A.Context].Function);
}

/// What a function made, found by a virtual call of which is not known which of many
/// overrides it runs: the pointer that leads there is another object's as likely as not,
/// and so the thread need not be one that has it.
bool ConflictJudge::foundByGuess(const MemoryAccess &A, RootId R) const {
  const Origin *O = W.Ctx.Abs.originOf(A.Path);
  if (!O || (O->What != Origin::Kind::Local && O->What != Origin::Kind::Result) ||
      W.Ctx.owns(R, A.Path))
    return false;
  return llvm::any_of(W.Ctx.callPath(A.Context, R), [&](auto &Call) {
    return W.Ctx.runsOneOfManyOverrides(Call.first, Call.second);
  });
}

/// Whether the code has asked on the way which thread it is, or the object asserts it: they
/// know who may come to the place.
bool ConflictJudge::isConfined(const MemoryAccess &A, RootId R) const {
  EntityId Field = lastField(W.Ctx.Abs.Paths[A.Path]);
  const VariableFacts *V = Field ? W.P.variableFacts(Field) : nullptr;
  auto OfObject = [&](FunctionId F) {
    const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
    return V && Facts && Facts->Class && llvm::is_contained(W.P.withBases(Facts->Class), V->Class);
  };
  FunctionId Own = W.Ctx[A.Context].Function;
  return W.Locks.isAsked(Own, A.Event) || W.Locks.isAsserted(Own, A.Event) ||
         llvm::any_of(W.Ctx.callPath(A.Context, R), [&](auto &Call) {
           FunctionId F = W.Ctx[Call.first].Function;
           return W.Locks.isAsked(F, Call.second) ||
                  (OfObject(F) && W.Locks.isAsserted(F, Call.second));
         });
}

/// Whether the function of \p A makes or ends a lock that \p B holds: then it runs before or
/// after \p B, unless it has started threads by then.
bool ConflictJudge::preparesGuardOf(const MemoryAccess &A, const MemoryAccess &B) const {
  FunctionId F = W.Ctx[A.Context].Function;
  if (W.Lifetimes.of(F).empty() || !W.Threads.before(F, A.Event).Live.empty())
    return false;
  std::vector<HeldLock> Held = W.Ctx.heldAt(B.Context, B.Event);
  return llvm::any_of(W.Lifetimes.of(F), [&](PathId Lock) {
    PathId Here = W.Ctx.absolute(A.Context, Lock);
    return Here && llvm::any_of(Held, [&](const HeldLock &H) { return H.Lock == Here; });
  });
}

/// Whether the thread comes to the place by a task that it takes from where all are kept.
bool ConflictJudge::takesTask(const MemoryAccess &A, RootId R) const {
  return W.Ctx.root(R).What == Root::Kind::Spawned &&
         llvm::any_of(W.Ctx.callPath(A.Context, R), [&](auto &Call) {
           const Event &E = W.P.body(W.Ctx[Call.first].Function).Events[Call.second.index()];
           return E.Kind == EventKind::Call && E.CalleePath;
         });
}

/// A variable on the stack of a thread that did not start this one, not even by way of
/// others: the pointers on the way are more likely those of another object.
bool ConflictJudge::hasStrayed(const MemoryAccess &A, RootId R) const {
  const Origin *O = W.Ctx.Abs.originOf(A.Path);
  if (!O || O->What != Origin::Kind::Local)
    return false;
  return !W.Ctx.owns(R, A.Path) &&
         llvm::none_of(W.Order.startersOf(R).set_bits(),
                       [&](unsigned Starter) { return W.Ctx.owns(RootId(Starter), A.Path); });
}

/// Whether \p Owner, on the thread whose local it is, follows right behind the call to which
/// the task is given that \p Task is part of: nothing in between waits for it.
bool ConflictJudge::followsHandOver(const MemoryAccess &Owner, const MemoryAccess &Task,
                                    RootId R) const {
  FunctionId F = W.Ctx[Owner.Context].Function;
  const Origin *O = W.Ctx.Abs.originOf(Owner.Path);
  if (!O || O->Function != F)
    return false;
  std::set<FunctionId> Runs{W.Ctx[Task.Context].Function};
  for (auto &Call : W.Ctx.callPath(Task.Context, R))
    Runs.insert(W.Ctx[Call.first].Function);
  const FunctionSummary &Body = W.P.body(F);
  auto GivesTask = [&](const Event &E) {
    return E.Kind == EventKind::Call && llvm::any_of(E.Args, [&](const Argument &A) {
             return A.Callable && llvm::any_of(W.Calls.callableTargets(F, A.Callable),
                                               [&](FunctionId T) { return Runs.count(T); });
           });
  };
  bool Found = false;
  Loops L(Body);
  for (uint32_t B = 0; B != Body.Blocks.size() && !Found; ++B)
    for (uint32_t E = Body.Blocks[B].First; E != Body.Blocks[B].First + Body.Blocks[B].Count; ++E) {
      if (!GivesTask(Body.Events[E]))
        continue;
      walkForward(Body, B, EventId(E), [&](const Block &Here, uint32_t First) {
        // A loop that begins here may be one that waits.
        const Loop *Begins = L.headedBy(&Here - Body.Blocks.data());
        if (Begins && !Begins->Contains[B])
          return false;
        for (uint32_t N = First; N != Here.First + Here.Count && !Found; ++N) {
          Found = N == Owner.Event.index();
          if (W.Prints.at(F, EventId(N)).Waits)
            return false;
        }
        return !Found;
      });
    }
  return Found;
}

/// Whether one side goes on with a local that it has just given to the other's task: what it
/// tells by the next task, or waits for later, comes too late.
bool ConflictJudge::isBehindHandOver(const Conflict &C) const {
  return followsHandOver(C.Mine, C.Other, C.Roots.Second) ||
         followsHandOver(C.Other, C.Mine, C.Roots.First);
}

/// Whether it is the local of a function that neither thread runs, but for a task to which it
/// has just been given by reference.
bool ConflictJudge::isOfThirdThread(const Conflict &C) const {
  bool Mine = hasStrayed(C.Mine, C.Roots.First), Other = hasStrayed(C.Other, C.Roots.Second);
  if (!Mine && !Other)
    return false;
  if (Mine && Other)
    return true;
  return Mine ? !followsHandOver(C.Other, C.Mine, C.Roots.First)
              : !followsHandOver(C.Mine, C.Other, C.Roots.Second);
}

/// An object that was made by a function which runs often is one of many: that two threads
/// come to the same one by pointers which they find somewhere is not likely.
bool ConflictJudge::isOneOfMany(const Conflict &C) const {
  const Origin *O = W.Ctx.Abs.originOf(C.Mine.Path);
  if (!O || O->What != Origin::Kind::Result || Own.isMadeOnce(*O))
    return false;
  // The thread comes to the place when the function that makes it is over.
  auto Finds = [&](const MemoryAccess &A, RootId R) {
    return W.Ctx[A.Context].Function != O->Function &&
           llvm::none_of(W.Ctx.callPath(A.Context, R),
                         [&](auto &Call) { return W.Ctx[Call.first].Function == O->Function; });
  };
  return Finds(C.Mine, C.Roots.First) && Finds(C.Other, C.Roots.Second);
}

/// A signal handler may do next to nothing: set a volatile flag. One that calls
/// functions which do more is there to tell of a crash, and nothing comes after it.
bool ConflictJudge::endsTheProcess(const MemoryAccess &A, RootId R) const {
  return W.Ctx.root(R).Signal && W.Acc.event(A).How == Sync::Plain &&
         !W.Ctx.callPath(A.Context, R).empty();
}
