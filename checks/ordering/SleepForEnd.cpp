//===- checks/ordering/SleepForEnd.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/SleepForEnd.h"
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

/// What tells when a thread ends.
struct Ending {
  bool Known = false;
  bool Endless = false;        ///< it has a loop without a way out
  bool Outside = false;        ///< a loop of it goes on by what comes from elsewhere
  std::set<LocationKey> Heeds; ///< what it looks at to see whether it should go on
};

/// What comes after the sleep that the thread should not live to see.
struct After {
  enum class Kind : uint8_t { None, Detach, Destroy, Return } What = Kind::None;
  EventId Event; ///< none for Return
};

/// A write that asks the thread to end.
struct Request {
  PathId Path;  ///< absolute: what is written
  EventId Here; ///< the write, or the call that leads to it
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To) : W(Whole), Say(Whole), Out(To) {}

  void run() {
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
  void lookAt(FunctionId F, EventId Sleep);
  /// Whether something else is said of this sleep.
  bool isTold(const findings::Place &Sleep) const {
    return llvm::any_of(Out, [&](const findings::Finding &F) {
      return F.Check == "heddle-sleep-sync" && F.Where == Sleep;
    });
  }
  bool judge(ContextId C, EventId Sleep, uint32_t Block);
  After follows(ContextId C, EventId Sleep, uint32_t Block, RootId R, PathId Heeded);
  bool isMember(PathId Path, EntityId Class) const;
  bool uses(RootId R, PathId Object, PathId Heeded);
  const Ending &ending(RootId R);
  void addLoops(ContextId C, Ending &To);
  std::optional<Request> asked(ContextId C, EventId Sleep, RootId R);
  std::optional<EventId> leadsTo(ContextId From, ContextId To) const;
  bool keeps(ContextId C, EventId Detach, const Root &T) const;
  PathId endedBy(ContextId C, const Event &E);
  llvm::ArrayRef<ContextId> contextsOf(RootId R);
  void report(ContextId C, EventId Sleep, RootId R, const After &A, const Request *Q);

  WholeProgram &W;
  Narrator Say;
  std::vector<std::vector<ContextId>> ContextsOf; // by root; empty: not asked yet
  std::map<RootId, Ending> Endings;
  std::vector<findings::Finding> &Out;
};

} // namespace

void Search::lookAt(FunctionId F, EventId Sleep) {
  Loops L(W.P.body(F));
  if (L.innermost(Sleep) || isTold(Say.place(W.P.body(F).Events[Sleep.index()].Where)))
    return;
  for (ContextId C : W.Ctx.of(F))
    if (judge(C, Sleep, L.blockOf(Sleep)))
      return;
}

/// Whether there is something to tell, which is told then.
bool Search::judge(ContextId C, EventId Sleep, uint32_t Block) {
  std::set<SpawnSite> Running = W.Ctx.runningAt(C, Sleep);
  bool LetsGo = llvm::any_of(W.P.body(W.Ctx[C].Function).Events,
                             [](const Event &E) { return E.Kind == EventKind::Detach; });
  for (size_t I = 0; I != W.Ctx.roots().size(); ++I) {
    RootId R(I);
    const Root &T = W.Ctx.root(R);
    if (T.What != Root::Kind::Spawned || T.Structured || T.Signal || T.How != Root::Handled::No ||
        !Running.count(T.Site))
      continue;
    // Somebody may wait for it elsewhere.
    bool LetGo = W.Ctx.isLetGo(C, Sleep, T.Site);
    if (!LetGo && !LetsGo)
      continue;
    std::optional<Request> Q = asked(C, Sleep, R);
    After A = follows(C, Sleep, Block, R, Q ? Q->Path : PathId());
    if (A.What == After::Kind::None || (A.What != After::Kind::Detach && !LetGo))
      continue;
    const Ending &End = ending(R);
    // Who is not asked, in a way that can be seen, must come to an end without. A member that
    // lets its thread go after a sleep has asked it somehow.
    bool OfMember = A.What == After::Kind::Detach && keeps(C, A.Event, T);
    bool EndsAlone = A.What == After::Kind::Return && !End.Outside && End.Heeds.empty();
    if (End.Endless || (!Q && !EndsAlone && !OfMember))
      continue;
    report(C, Sleep, R, A, Q ? &*Q : nullptr);
    return true;
  }
  return false;
}

/// Whether the object of \p Detach is the member that keeps the thread \p T.
bool Search::keeps(ContextId C, EventId Detach, const Root &T) const {
  const Event &E = W.P.body(W.Ctx[C].Function).Events[Detach.index()];
  EntityId Member = E.Object ? lastVariable(W.P.Paths[E.Object]) : EntityId();
  return Member && T.Member.What == ThreadKey::Kind::Field && T.Member.Id == Member.index();
}

/// The first thing behind the sleep that the thread should not live to see, unless this
/// one waits for something before.
After Search::follows(ContextId C, EventId Sleep, uint32_t Block, RootId R, PathId Heeded) {
  FunctionId F = W.Ctx[C].Function;
  const FunctionSummary &Body = W.P.body(F);
  const FunctionFacts *Facts = W.P.functionFacts(Body.Function);
  bool Ends =
      Facts && (Facts->Main || (Facts->Destructor && (isMember(Heeded, Facts->Class) ||
                                                      uses(R, W.Ctx[C].Bound.This, Heeded))));
  After Found;
  bool Waits = false;
  walkForward(Body, Block, Sleep, [&](const model::Block &Here, uint32_t First) {
    for (uint32_t E = First; E != Here.First + Here.Count; ++E) {
      const Event &Ev = Body.Events[E];
      Footprint X = W.Prints.at(F, EventId(E));
      Waits |= X.Sleeps || X.Waits;
      if (Waits || Found.What != After::Kind::None)
        return false;
      if (Ev.Kind == EventKind::Detach)
        Found = {After::Kind::Detach, EventId(E)};
      else if (uses(R, endedBy(C, Ev), Heeded))
        Found = {After::Kind::Destroy, EventId(E)};
    }
    if (Here.Successors.empty() && !Here.NoReturn && Ends && Found.What == After::Kind::None)
      Found = {After::Kind::Return, EventId()};
    return true;
  });
  return Waits ? After() : Found;
}

/// The object, in absolute terms, that \p E ends; none if it ends none.
PathId Search::endedBy(ContextId C, const Event &E) {
  if (E.Kind != EventKind::Call)
    return PathId();
  if (E.Destroys)
    return W.Ctx.absolute(C, E.Object);
  // Of a class whose destructor does nothing there is this call alone.
  if (!E.Callee || E.Args.empty() || W.P.entity(E.Callee).Name != "operator delete")
    return PathId();
  return W.Ctx.absolute(C, E.Args.front().Path);
}

llvm::ArrayRef<ContextId> Search::contextsOf(RootId R) {
  if (ContextsOf.empty()) {
    ContextsOf.resize(W.Ctx.roots().size());
    for (size_t I = 0; I != W.Ctx.all().size(); ++I)
      for (RootId Of : W.Ctx[ContextId(I)].Roots)
        ContextsOf[Of.index()].push_back(ContextId(I));
  }
  return ContextsOf[R.index()];
}

bool Search::isMember(PathId Path, EntityId Class) const {
  EntityId Last = Path ? lastVariable(W.Ctx.Abs.Paths[Path]) : EntityId();
  const VariableFacts *V = Last ? W.P.variableFacts(Last) : nullptr;
  return V && V->Class == Class;
}

/// Whether the thread was given the object, or a part of it: it runs its methods, has it
/// as an argument, or heeds what lies in it.
bool Search::uses(RootId R, PathId Object, PathId Heeded) {
  if (!Object)
    return false;
  AccessPath Whole = W.Ctx.Abs.Paths[Object];
  auto IsPart = [&](PathId Path) {
    if (!Path)
      return false;
    AccessPath Part = W.Ctx.Abs.Paths[Path];
    Part.AddressOf = Whole.AddressOf = false;
    return isPrefix(Whole, Part);
  };
  return IsPart(Heeded) || llvm::any_of(contextsOf(R), [&](ContextId C) {
           const Binding &B = W.Ctx[C].Bound;
           return IsPart(B.This) || llvm::any_of(B.Params, IsPart) ||
                  llvm::any_of(B.Captures, IsPart);
         });
}

const Ending &Search::ending(RootId R) {
  Ending &End = Endings[R];
  if (std::exchange(End.Known, true))
    return End;
  for (ContextId C : contextsOf(R))
    addLoops(C, End);
  return End;
}

void Search::addLoops(ContextId C, Ending &To) {
  FunctionId F = W.Ctx[C].Function;
  const FunctionSummary &Body = W.P.body(F);
  Loops All(Body);
  for (const Loop &L : All.all()) {
    To.Endless |= isEndless(Body, L);
    for (EventId E : decidingEvents(Body, L)) {
      const Event &Ev = Body.Events[E.index()];
      To.Outside |= Ev.Kind != EventKind::Read;
      if (Ev.Kind == EventKind::Call)
        for (const LocationKey &K : W.Prints.readsAt(F, E))
          To.Heeds.insert(K);
      if (PathId Path = Ev.Object ? W.Ctx.absolute(C, Ev.Object) : PathId())
        if (std::optional<LocationKey> K = Accesses::keyOf(W.Ctx.Abs, Path))
          To.Heeds.insert(*K);
    }
  }
}

/// The call in \p From that leads to \p To within a few steps.
std::optional<EventId> Search::leadsTo(ContextId From, ContextId To) const {
  constexpr size_t MostContexts = 64;
  std::optional<EventId> Found;
  anyCallTo(W.Ctx, To, MostContexts, [&](ContextId Caller, EventId Call) {
    if (Caller == From)
      Found = Call;
    return Found.has_value();
  });
  return Found;
}

/// The write before the sleep, here or in what is called, of what the thread heeds.
std::optional<Request> Search::asked(ContextId C, EventId Sleep, RootId R) {
  const std::set<LocationKey> &Heeds = ending(R).Heeds;
  const FunctionSummary &Body = W.P.body(W.Ctx[C].Function);
  // What only a destructor changes is no access that is shared, but it asks all the same.
  for (uint32_t E = 0; E != Sleep.index(); ++E) {
    const Event &Ev = Body.Events[E];
    if (Ev.Kind != EventKind::Write && Ev.Kind != EventKind::ReadModifyWrite)
      continue;
    PathId Path = W.Ctx.absolute(C, Ev.Object);
    std::optional<LocationKey> K = Path ? Accesses::keyOf(W.Ctx.Abs, Path) : std::nullopt;
    if (K && Heeds.count(*K))
      return Request{Path, EventId(E)};
  }
  for (const LocationKey &K : Heeds)
    for (const MemoryAccess &A : W.Acc.at(K))
      if (std::optional<EventId> Call = A.Writes ? leadsTo(C, A.Context) : std::nullopt)
        if (Call->index() < Sleep.index())
          return Request{A.Path, *Call};
  return std::nullopt;
}

void Search::report(ContextId C, EventId Sleep, RootId R, const After &A, const Request *Q) {
  const Root &T = W.Ctx.root(R);
  const FunctionSummary &Body = W.P.body(W.Ctx[C].Function);
  RootId Mine = W.Ctx[C].Roots.front();
  findings::Finding F;
  F.Check = "heddle-sleep-sync";
  F.Level = W.Ctx[C].Merged ? Confidence::Low : Confidence::Medium;
  F.Where = Say.placeOf(C, Sleep);
  F.Function = Say.functionName(W.Ctx[C].Function);
  std::string Thread = Say.functionName(T.Function);
  F.Message = "sleeps in the hope that '" + Thread + "' has ended by then";
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C, Mine, Order);
  ContextId Begins = contextsOf(R).front();
  for (ContextId X : W.Ctx.of(T.Function))
    if (llvm::is_contained(W.Ctx[X].Roots, R))
      Begins = X;
  if (Q)
    Say.step(T1, C, Q->Here, "asks it to end: changes '" + Say.memberName(Q->Path) + "'", Order++);
  Say.step(T1, C, Sleep, "sleeps", Order++);
  std::string Then = "ends the program";
  if (A.What == After::Kind::Detach)
    Then = "lets the thread go";
  else if (A.What == After::Kind::Destroy)
    Then = "ends an object that the thread uses";
  else if (const FunctionFacts *Facts = W.P.functionFacts(Body.Function); !Facts || !Facts->Main)
    Then = "ends the object that the thread uses";
  if (A.Event) {
    Say.step(T1, C, A.Event, Then, Order++);
  } else {
    Say.step(T1, C, Sleep, "returns, and " + Then, Order++);
  }
  findings::Thread T2 = Say.thread(Begins, R, Order);
  T2.Steps.push_back({Say.place(W.P.body(T.Function).Where), "still runs", Order++, {}});
  F.Outcome =
      "thread 2 may still run when thread 1 " + Then + ": no sleep is long enough to rule it out";
  F.Help = "keep the thread and join it (std::jthread does)";
  F.Threads = {std::move(T1), std::move(T2)};
  F.Identity = {Say.stableName(T.Function), Say.stableName(W.Ctx[C].Function), "end"};
  Out.push_back(std::move(F));
}

void heddle::checks::sleepForEnd(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
