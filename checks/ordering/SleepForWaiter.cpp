//===- checks/ordering/SleepForWaiter.cpp ---------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/SleepForWaiter.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Loops.h"
#include "checks/Narrator.h"
#include "checks/ordering/CallsTo.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// A place on a condition variable.
struct Signal {
  ContextId Context;
  EventId Event;
  PathId Variable; ///< absolute
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To) : W(Whole), Say(Whole), Out(To) {}

  void run() {
    collect();
    if (BareWaits.empty() || Notifies.empty())
      return;
    for (size_t I = 0; I != W.P.Functions.size(); ++I) {
      FunctionId F(I);
      const FunctionSummary &Body = W.P.body(F);
      if (Body.Incomplete || W.Prints.of(F).Sleeps || W.Ctx.of(F).empty())
        continue;
      for (size_t E = 0; E != Body.Events.size(); ++E)
        if (W.Prints.at(F, EventId(E)).Sleeps)
          lookAt(F, EventId(E));
    }
  }

private:
  void collect();
  bool isBare(FunctionId F, EventId E) const;
  void lookAt(FunctionId F, EventId Sleep);
  bool judge(ContextId C, EventId Sleep, uint32_t Block);
  std::vector<std::pair<EventId, Signal>> notifiesAfter(ContextId C, EventId Sleep,
                                                        uint32_t Block) const;
  void report(ContextId C, EventId Sleep, EventId Call, const Signal &Notify, const Signal &Wait,
              const Parallel::Pair &Roots);

  WholeProgram &W;
  Narrator Say;
  std::vector<Signal> BareWaits, Notifies;
  std::vector<findings::Finding> &Out;
};

} // namespace

/// Whether the wait ends at the first notification, whatever was the case before: it has no
/// predicate, no end of its own, and no loop around it.
bool Search::isBare(FunctionId F, EventId E) const {
  const FunctionSummary &Body = W.P.body(F);
  const Event &Ev = Body.Events[E.index()];
  return !Ev.Timed && (Ev.Args.empty() || !Ev.Args.front().Callable) && !Loops(Body).innermost(E);
}

void Search::collect() {
  for (size_t I = 0; I != W.P.Functions.size(); ++I) {
    FunctionId F(I);
    const FunctionSummary &Body = W.P.body(F);
    if (Body.Incomplete || W.Ctx.of(F).empty())
      continue;
    for (size_t E = 0; E != Body.Events.size(); ++E) {
      EventKind Kind = Body.Events[E].Kind;
      bool Waits = Kind == EventKind::Wait && isBare(F, EventId(E));
      if (!Waits && Kind != EventKind::Notify)
        continue;
      for (ContextId C : W.Ctx.of(F)) {
        PathId Variable = W.Ctx.absolute(C, Body.Events[E].Object);
        if (!Variable || !W.Ctx.Abs.namesOne(Variable))
          continue;
        // A wrapper's caller may have the loop; who takes the lock itself has not.
        auto TakenHere = [&](const HeldLock &H) { return H.Function == F; };
        if (Waits && llvm::any_of(W.Ctx.heldAt(C, EventId(E)), TakenHere))
          BareWaits.push_back({C, EventId(E), Variable});
        else if (!Waits)
          Notifies.push_back({C, EventId(E), Variable});
      }
    }
  }
}

void Search::lookAt(FunctionId F, EventId Sleep) {
  Loops L(W.P.body(F));
  if (L.innermost(Sleep))
    return;
  for (ContextId C : W.Ctx.of(F))
    if (judge(C, Sleep, L.blockOf(Sleep)))
      return;
}

/// What is notified after the sleep, here or in what is called, before this thread waits for
/// anything itself.
std::vector<std::pair<EventId, Signal>> Search::notifiesAfter(ContextId C, EventId Sleep,
                                                              uint32_t Block) const {
  FunctionId F = W.Ctx[C].Function;
  const FunctionSummary &Body = W.P.body(F);
  std::vector<std::pair<EventId, Signal>> Found;
  walkForward(Body, Block, Sleep, [&](const model::Block &Here, uint32_t First) {
    for (uint32_t E = First; E != Here.First + Here.Count; ++E) {
      for (const Signal &N : Notifies) {
        bool Own = N.Context == C && N.Event == EventId(E);
        if (Own ||
            (Body.Events[E].Kind == EventKind::Call && leadsTo(W.Ctx, C, EventId(E), N.Context)))
          Found.push_back({EventId(E), N});
      }
      Footprint X = W.Prints.at(F, EventId(E));
      if (X.Sleeps || X.Waits)
        return false;
    }
    return true;
  });
  return Found;
}

/// Whether there is something to tell, which is told then.
bool Search::judge(ContextId C, EventId Sleep, uint32_t Block) {
  if (W.Ctx.runningAt(C, Sleep).empty())
    return false;
  for (auto &[Call, Notify] : notifiesAfter(C, Sleep, Block))
    for (const Signal &Wait : BareWaits) {
      if (Wait.Variable != Notify.Variable)
        continue;
      Parallel::Pair Roots = W.Order.best(C, Sleep, Wait.Context, Wait.Event);
      if (Roots.How != Evidence::Visible || Roots.First == Roots.Second)
        continue;
      report(C, Sleep, Call, Notify, Wait, Roots);
      return true;
    }
  return false;
}

void Search::report(ContextId C, EventId Sleep, EventId Call, const Signal &Notify,
                    const Signal &Wait, const Parallel::Pair &Roots) {
  findings::Finding F;
  F.Check = "heddle-sleep-sync";
  bool Merged = W.Ctx[C].Merged || W.Ctx[Wait.Context].Merged ||
                !Say.canMeet(C, Roots.First, Wait.Context, Roots.Second);
  F.Level = Merged ? Confidence::Low : Confidence::High;
  F.Where = Say.placeOf(C, Sleep);
  F.Function = Say.functionName(W.Ctx[C].Function);
  const std::string Name = "'" + Say.memberName(Wait.Variable) + "'";
  F.Message = "sleeps in the hope that '" + Say.functionName(W.Ctx[Wait.Context].Function) +
              "' waits for " + Name + " by then";
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C, Roots.First, Order);
  findings::Thread T2 = Say.thread(Wait.Context, Roots.Second, Order);
  Say.step(T1, C, Sleep, "sleeps", Order++);
  uint32_t Lost = Order;
  if (Notify.Context != C)
    Say.step(T1, C, Call, "notifies " + Name + " by this call", Order++);
  else
    Say.step(T1, C, Notify.Event, "notifies " + Name, Order++);
  Say.step(T2, Wait.Context, Wait.Event, "waits for " + Name + ", without a predicate", Order++);
  F.Outcome = "the notification of step " + std::to_string(Lost) +
              " finds nobody waiting and is lost, and thread 2 waits for the next: no sleep is "
              "long enough to rule it out";
  F.Help = "keep what is waited for in a variable: set it under the lock before the notification, "
           "and wait with a predicate that looks at it";
  F.Threads = {std::move(T1), std::move(T2)};
  F.Identity = {W.Ctx.Abs.display(Wait.Variable, NameFor::Fingerprint),
                Say.stableName(W.Ctx[C].Function), "waiter"};
  Out.push_back(std::move(F));
}

void heddle::checks::sleepForWaiter(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
