//===- checks/deadlock/DoubleLock.cpp -------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/deadlock/DoubleLock.h"
#include "Analysis/PassedLock.h"
#include "checks/Narrator.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// A lock that is taken while the same thread holds it, if it is one.
bool isSelfDeadlock(const WholeProgram &W, const LockEdge &E) {
  return E.From.Must && !W.LockNames.recursive(E.To.Lock) &&
         !(E.From.Mode == LockMode::Shared && E.To.Mode == LockMode::Shared);
}

/// Whether the lock is taken only by a thread that does not have it: the code has asked
/// which thread it is, or the class of the lock does.
bool asksFirst(const WholeProgram &W, const LockEdge &E) {
  const Context &C = W.Ctx[E.To.Context];
  return W.Classes.asksThread(W.Ctx.Abs.declaredClass(E.To.Lock)) ||
         llvm::any_of(W.Locks.taken(C.Function, C.Told),
                      [&](const Taken &T) { return T.Event == E.To.Event && T.Asked; });
}

/// How sure it is, and the thread that shows it best, with the place where that one took
/// the lock.
struct Verdict {
  Confidence Level = Confidence::Low;
  RootId Thread;
  LockEdge Edge;
};

std::optional<Verdict> judge(WholeProgram &W, const LockEdge &E) {
  // That the lock is a global, or the object's own, holds in each context that was merged.
  const Origin *O = W.Ctx.Abs.originOf(E.To.Lock);
  bool InEach = O ? O->What == Origin::Kind::Receiver : W.Ctx.Abs.namesOne(E.To.Lock);
  bool ByName = W.Ctx.Abs.oneInThread(E.To.Lock) && !(W.Ctx[E.To.Context].Merged && !InEach) &&
                !W.Ctx.mayMove(E.To.Lock);
  bool Asks = asksFirst(W, E);
  std::optional<Verdict> Unsure;
  if (W.Ctx.Abs.oneInThread(E.To.Lock))
    Unsure = {Confidence::Low, W.Ctx[E.To.Context].Roots.front(), E};
  bool Shown = false;
  constexpr size_t MostThreads = 6;
  for (RootId R : llvm::ArrayRef(W.Ctx[E.To.Context].Roots).take_front(MostThreads)) {
    std::optional<LockEdge> Taken = W.LockOrder.asTakenBy(E, R);
    if (!Taken)
      continue;
    bool Passed = !ByName && isPassedOn(W.P, W.Locks, W.Ctx, *Taken, R);
    if ((ByName || Passed) && !Asks && !W.LockOrder.mayGoElsewhere(*Taken, R) &&
        !W.LockOrder.mayRunAnothers(*Taken, R) && !W.LockOrder.isLeftToOne(*Taken, R)) {
      // Of an object of which nothing is known it is certain within one call.
      bool Certain = W.Ctx.Abs.known(E.To.Lock) || Taken->From.Context == E.To.Context;
      return Verdict{Certain ? Confidence::High : Confidence::Medium, R, *Taken};
    }
    if ((Unsure || Passed) && !std::exchange(Shown, true))
      Unsure = {Confidence::Low, R, *Taken};
  }
  return Unsure;
}

Location placeOf(const WholeProgram &W, const LockEdge &E) {
  return W.P.body(W.Ctx[E.To.Context].Function).Events[E.To.Event.index()].Where;
}

void report(WholeProgram &W, const Verdict &V, std::vector<findings::Finding> &Out) {
  const LockEdge &E = V.Edge;
  Narrator Say(W);
  const Context &C = W.Ctx[E.To.Context];
  findings::Finding F;
  F.Check = "heddle-double-lock";
  F.Level = V.Level;
  F.Where = Say.placeOf(E.To.Context, E.To.Event);
  F.Function = Say.functionName(C.Function);
  std::string Lock = Say.lockName(E.To.Lock);
  bool Upgrade = E.From.Mode == LockMode::Shared;
  F.Message = Upgrade ? "'" + Lock +
                            "' is taken exclusively by the thread that holds it shared, "
                            "and which so waits for itself"
                      : "'" + Lock +
                            "' is taken again by the thread that holds it already, and "
                            "which so waits for itself";
  uint32_t Order = 1;
  findings::Thread T;
  if (E.From.Site) {
    findings::Step Hold;
    Hold.Where = Say.place(W.P.body(E.From.Function).Events[E.From.Site.index()].Where);
    Hold.Message = "takes '" + Lock + "'";
    T = Say.thread(E, V.Thread, std::move(Hold), Order);
  } else {
    T = Say.thread(E.To.Context, V.Thread, Order);
    F.Notes.push_back({Say.place(W.P.body(E.From.Function).Where),
                       "'" + Lock + "' must be held when '" + Say.functionName(E.From.Function) +
                           "' is called, as it says itself"});
  }
  Say.step(T, E.To.Context, E.To.Event, "waits for '" + Lock + "'", 0);
  for (size_t I = 0; I != T.Steps.size(); ++I)
    T.Steps[I].Order = I + 1;
  F.Outcome = "the thread never goes on, and 'LOCK' is never given back";
  F.Outcome.replace(F.Outcome.find("LOCK"), 4, Lock);
  F.Threads.push_back(std::move(T));
  F.Help = Upgrade ? "give the shared lock back first and check again what was read under it"
                   : "take the lock in one place only: split '" + F.Function +
                         "' into a part that takes it and a part that expects it to be held";
  F.Identity = {W.LockNames.display(W.LockNames.of(E.To.Lock), NameFor::Fingerprint),
                Say.stableName(W.Ctx[E.To.Context].Function)};
  if (E.From.Function)
    F.Identity.push_back(Say.stableName(E.From.Function));
  Out.push_back(std::move(F));
}

} // namespace

void heddle::checks::doubleLock(WholeProgram &W, std::vector<findings::Finding> &Out) {
  // One for each place where the thread waits: contexts differ only in the way
  // that leads there, instantiations of a template not even in that.
  std::map<Location, Verdict> Surest;
  std::map<Location, size_t> Judged;
  constexpr size_t MostOfPlace = 16;
  for (const LockEdge &E : W.LockOrder.repeated()) {
    if (!isSelfDeadlock(W, E))
      continue;
    Location Place = placeOf(W, E);
    auto Known = Surest.find(Place);
    bool Certain = Known != Surest.end() && Known->second.Level == Confidence::High;
    if (Certain || ++Judged[Place] > MostOfPlace)
      continue;
    std::optional<Verdict> V = judge(W, E);
    if (V && (Known == Surest.end() || V->Level > Known->second.Level))
      Surest[Place] = *V;
  }
  for (auto &[Place, Found] : Surest)
    report(W, Found, Out);
}
