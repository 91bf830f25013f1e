//===- checks/deadlock/LockOrder.cpp --------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/deadlock/LockOrder.h"
#include "Analysis/LockCycles.h"
#include "checks/LockOrderFacts.h"
#include "checks/Narrator.h"
#include "checks/Remedies.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

Confidence levelOf(const LockCycle &C) {
  switch (C.strength()) {
  case LockCycle::Strength::Strong:
    return Confidence::High;
  case LockCycle::Strength::Fair:
    return Confidence::Medium;
  case LockCycle::Strength::Weak:
    break;
  }
  return Confidence::Low;
}

class Report {
public:
  explicit Report(WholeProgram &Whole) : W(Whole), Say(Whole) {}
  findings::Finding operator()(const LockCycle &C);

private:
  std::string name(PathId Lock) const;
  std::vector<std::string> heldNames(const LockEdge &E) const;
  findings::Place holdPlace(const LockEdge &E) const;
  bool canBeShown(const LockEdge &E, RootId R) const;
  void threads(findings::Finding &F, const LockCycle &C);
  void coffman(findings::Finding &F, const LockCycle &C);

  WholeProgram &W;
  Narrator Say;
  /// Locks of one class on several objects: their names say of which.
  bool OfPlaces = false;
};

} // namespace

std::string Report::name(PathId Lock) const {
  return OfPlaces ? W.LockNames.displayPlace(Lock) : W.LockNames.display(W.LockNames.of(Lock));
}

/// What the thread holds while it waits, in the words of the other steps.
std::vector<std::string> Report::heldNames(const LockEdge &E) const {
  std::vector<std::string> Names;
  for (const HeldLock &H : W.Ctx.heldAt(E.To.Context, E.To.Event))
    if (H.Must && H.What == Exclusion::Lock)
      Names.push_back(name(H.Lock) + (H.Mode == LockMode::Shared ? " (shared)" : ""));
  llvm::sort(Names);
  Names.erase(llvm::unique(Names), Names.end());
  return Names;
}

findings::Place Report::holdPlace(const LockEdge &E) const {
  if (!E.From.Function)
    return {};
  const FunctionSummary &Body = W.P.body(E.From.Function);
  return Say.place(E.From.Site ? Body.Events[E.From.Site.index()].Where : Body.Where);
}

/// Whether the place that takes the held lock lies on the way from the root. It
/// does not where contexts of several callers were equal; then the thread shown
/// is not the one that takes it.
bool Report::canBeShown(const LockEdge &E, RootId R) const {
  if (!E.From.Site || E.From.Function == W.Ctx[E.To.Context].Function)
    return true;
  return llvm::any_of(W.Ctx.callPath(E.To.Context, R, E.From.Context),
                      [&](auto &Call) { return W.Ctx[Call.first].Function == E.From.Function; });
}

/// Each thread takes its first lock; then each waits for the next one's.
void Report::threads(findings::Finding &F, const LockCycle &C) {
  size_t N = C.TwoObjects ? 2 : C.Edges.size();
  std::vector<findings::Thread> Threads;
  std::vector<findings::Step> Waits;
  uint32_t Order = 1;
  auto Object = [&](size_t Thread, bool Held) {
    const LockEdge &E = C.Edges[C.TwoObjects ? 0 : Thread];
    // The second thread was given the same two objects the other way round.
    bool First = C.TwoObjects && Thread == 1 ? !Held : Held;
    std::string Name = "'" + name(First ? E.From.Lock : E.To.Lock) + "'";
    if (!C.FirstElement.empty())
      Name += First ? " of one element" : " of another element";
    else if (C.TwoObjects && name(E.From.Lock) == name(E.To.Lock))
      Name += First ? " of the first object" : " of the second object";
    return Name;
  };
  for (size_t I = 0; I != N; ++I) {
    const LockEdge &E = C.Edges[C.TwoObjects ? 0 : I];
    findings::Step Hold;
    Hold.Where = holdPlace(E);
    Hold.Message = "takes " + Object(I, true);
    findings::Thread T = Say.thread(E, C.Roots[I], std::move(Hold), Order);
    findings::Step Wait;
    Wait.Where = Say.placeOf(E.To.Context, E.To.Event);
    Wait.Message = "waits for " + Object(I, false) + ", which thread " +
                   std::to_string((I + 1) % N + 1) + " holds";
    Wait.Held = heldNames(E);
    Waits.push_back(std::move(Wait));
    Threads.push_back(std::move(T));
  }
  Order = 1;
  for (findings::Thread &T : Threads)
    for (findings::Step &S : T.Steps)
      S.Order = Order++;
  for (size_t I = 0; I != N; ++I) {
    Waits[I].Order = Order++;
    Threads[I].Steps.push_back(std::move(Waits[I]));
  }
  F.Threads = std::move(Threads);
}

void Report::coffman(findings::Finding &F, const LockCycle &C) {
  const LockEdge &First = C.Edges.front();
  LockClass Class = W.LockNames.of(First.From.Lock);
  auto Add = [&](const char *Name, findings::Place Where, std::string Why, bool Cheapest = false) {
    findings::CoffmanCondition K;
    K.Name = Name;
    K.Why = {std::move(Where), std::move(Why)};
    K.CheapestToBreak = Cheapest;
    F.Coffman.push_back(std::move(K));
  };
  Add("mutual exclusion", Say.place(W.LockNames.declaredAt(Class)),
      "'" + name(First.From.Lock) + "' has one owner at a time");
  Add("hold and wait", Say.placeOf(First.To.Context, First.To.Event),
      "'" + name(First.To.Lock) + "' is waited for with '" + name(First.From.Lock) + "' held");
  Add("no preemption", holdPlace(First),
      "'" + name(First.From.Lock) + "' is given back only by the thread that took it");
  const LockEdge &Last = C.Edges.back();
  std::string Circle;
  if (!C.FirstElement.empty())
    Circle =
        "nothing fixes which of two elements is locked first; std::scoped_lock of both, or the "
        "lesser index first, breaks it";
  else if (C.TwoObjects)
    Circle = "nothing fixes which of two objects is locked first; std::scoped_lock of both, or an "
             "order by address, breaks it";
  else
    Circle = "the order is the other way round here; one order everywhere breaks it";
  Add("circular wait", Say.placeOf(Last.To.Context, Last.To.Event), Circle, true);
}

findings::Finding Report::operator()(const LockCycle &C) {
  const LockEdge &First = C.Edges.front();
  // Two instantiations of a template have locks of one name.
  std::set<std::string> Names;
  for (const LockClass &N : C.Nodes)
    Names.insert(W.LockNames.display(N));
  OfPlaces = C.Places || Names.size() < C.Nodes.size();
  findings::Finding F;
  F.Check = "heddle-lock-order";
  F.Level = levelOf(C);
  for (size_t I = 0; I != C.Edges.size(); ++I)
    if (!canBeShown(C.Edges[I], C.Roots[I]) || W.LockOrder.mayGoElsewhere(C.Edges[I], C.Roots[I]) ||
        !Say.canMeet(C.Edges[I].To.Context, C.Roots[I], C.Edges.front().To.Context,
                     C.Roots.front()))
      F.Level = Confidence::Low;
  F.Where = Say.placeOf(First.To.Context, First.To.Event);
  F.Function = Say.functionName(W.Ctx[First.To.Context].Function);
  if (!C.FirstElement.empty()) {
    F.Message = "'" + name(First.To.Lock) + "' of the element '" + C.SecondElement +
                "' is taken with that of '" + C.FirstElement +
                "' held, and other threads can take the same elements in another order";
    F.Help = "take both at once with std::scoped_lock or std::lock, or the one with the lesser "
             "index first";
  } else if (C.TwoObjects) {
    std::string Held = "'" + name(First.From.Lock) + "'", Awaited = "'" + name(First.To.Lock) + "'";
    F.Message = Held == Awaited ? Held + " of two objects is taken"
                                : Held + " and " + Awaited + " are taken";
    F.Message += " in the order in which the caller gives them, and two threads can give them in "
                 "opposite orders";
    F.Help = "take both at once with std::scoped_lock or std::lock, or in the order of their "
             "addresses";
  } else {
    F.Message = "'" + name(First.To.Lock) + "' is taken with '" + name(First.From.Lock) +
                "' held, and elsewhere ";
    F.Message +=
        C.Nodes.size() == 2 ? "the other way round" : "a chain of locks leads back from it";
    F.Message += ": the threads can wait for each other for ever";
    F.Help = "take '" + name(First.From.Lock) + "' and '" + name(First.To.Lock) +
             "' in one order everywhere, or both at once with std::scoped_lock";
  }
  for (const LockEdge &E : C.Edges)
    if (std::optional<findings::Remedy> R = lockTogether(W, Say, E))
      F.Remedies.push_back(std::move(*R));
  threads(F, C);
  F.Outcome = !C.FirstElement.empty() ? "each thread waits for an element that another one holds, "
                                        "for ever"
              : C.TwoObjects || C.Edges.size() == 2
                  ? "each thread waits for the other, for ever"
                  : "each thread waits for the next one, for ever";
  coffman(F, C);
  for (const LockEdge &E : C.Edges)
    for (PathId L : {E.From.Lock, E.To.Lock})
      if (findings::Lock K = lockFact(W, W.LockNames.of(L)); !llvm::is_contained(F.Cycle, K))
        F.Cycle.push_back(std::move(K));
  for (const LockClass &N : C.Nodes)
    F.Identity.push_back(C.Places ? W.LockNames.displayPlace(PathId(N.Id), NameFor::Fingerprint)
                                  : W.LockNames.display(N, NameFor::Fingerprint));
  if (C.TwoObjects)
    F.Identity.push_back(Say.stableName(W.Ctx[First.To.Context].Function));
  return F;
}

void heddle::checks::lockOrder(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Report Make(W);
  for (const LockCycle &C : findLockCycles(W.P, W.Calls, W.Locks, W.LockOrder, W.Ctx, W.Order))
    Out.push_back(Make(C));
}
