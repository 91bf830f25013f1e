//===- checks/ordering/ThreadLifetime.cpp ---------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/ThreadLifetime.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Loops.h"
#include "checks/Narrator.h"
#include "checks/ordering/MemberOrder.h"
#include "checks/ordering/ThreadHandles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// A thread that has a variable of a function which ends before it.
struct Outlived {
  RootId Thread;
  PathId Variable; ///< absolute
  FunctionId Owner;
  EventId Start; ///< in Owner: the start, or the call that leads to it
  bool LetGo = false;
  Confidence Level = Confidence::Low;
  /// What else of that function the thread has.
  std::set<std::string> Others;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To) : W(Whole), Say(Whole), Out(To) {}

  void run() {
    for (size_t I = 0; I != W.Ctx.roots().size(); ++I)
      look(RootId(I));
    for (auto &[Place, O] : Found)
      report(O);
  }

private:
  void look(RootId R);
  void look(RootId R, PathId Given);
  void lookAtStart(RootId R);
  std::optional<EventId> startIn(FunctionId F, const SpawnSite &S) const;
  bool waitsBehind(FunctionId F, EventId Start) const;
  ContextId contextOf(FunctionId F) const;
  findings::Place endOf(FunctionId F) const;
  std::optional<MemoryAccess> useBy(RootId R, PathId Variable) const;
  void report(const Outlived &O);

  WholeProgram &W;
  Narrator Say;
  /// By the place of the start, the surest one.
  std::map<Location, Outlived> Found;
  std::vector<findings::Finding> &Out;
};

} // namespace

/// The kind of what is started at \p S.
static catalog::SpawnKind kindOf(const WholeProgram &W, const SpawnSite &S) {
  const Event &E = W.P.body(S.Function).Events[S.Event.index()];
  const catalog::Function *Known = W.P.Known->function(E.Callee);
  return Known && !E.Constructs ? Known->Kind : catalog::SpawnKind::Thread;
}

void Search::look(RootId R) {
  const Root &T = W.Ctx.root(R);
  if (T.What != Root::Kind::Spawned || T.Structured || T.Signal || T.How != Root::Handled::No ||
      !T.Function || !T.Site.Function)
    return;
  const FunctionSummary &Body = W.P.body(T.Function);
  for (ContextId C : W.Ctx.of(T.Function)) {
    if (!llvm::is_contained(W.Ctx[C].EntryOf, R))
      continue;
    const Binding &B = W.Ctx[C].Bound;
    look(R, B.This);
    for (size_t I = 0; I != B.Captures.size(); ++I) {
      // A copy is the closure's own; what a pointer that was copied names is not.
      bool Names = I < Body.Captures.size() && Body.Captures[I].ByReference;
      if (B.Captures[I] && (Names || W.Ctx.Abs.Paths[B.Captures[I]].AddressOf))
        look(R, B.Captures[I]);
    }
    for (size_t I = 0; I != B.Params.size(); ++I) {
      const TypeFacts *Type = I < Body.Params.size() ? &Body.Params[I].Type : nullptr;
      if (B.Params[I] && Type &&
          (Type->is(TypeTrait::Reference) || W.Ctx.Abs.Paths[B.Params[I]].AddressOf))
        look(R, B.Params[I]);
    }
  }
  lookAtStart(R);
}

/// What the start itself hands over, whatever the thread does with it.
void Search::lookAtStart(RootId R) {
  const SpawnSite &S = W.Ctx.root(R).Site;
  const FunctionSummary &Body = W.P.body(S.Function);
  const Event &E = Body.Events[S.Event.index()];
  auto Local = [&](PathId Path) {
    const AccessPath &A = W.P.Paths[Path];
    if (A.Root != RootKind::Local || followsPointer(A))
      return;
    Origin O;
    O.What = Origin::Kind::Local;
    O.Function = S.Function;
    O.Index = A.RootOperand;
    look(R, W.Ctx.Abs.origin(O));
  };
  for (const Argument &A : E.Args) {
    if (A.Path && W.P.Paths[A.Path].AddressOf)
      Local(A.Path);
    if (!A.Callable)
      continue;
    for (const Capture &K : Body.Callables[A.Callable.index()].Captures)
      if (K.Path && (K.ByReference || W.P.Paths[K.Path].AddressOf))
        Local(K.Path);
  }
}

/// The thread has \p Given: does the function whose local it is end before?
void Search::look(RootId R, PathId Given) {
  const Objects &Abs = W.Ctx.Abs;
  const Origin *From = Given ? Abs.originOf(Given) : nullptr;
  if (!From || From->What != Origin::Kind::Local || Abs.throughPointer(Given))
    return;
  const Root &T = W.Ctx.root(R);
  FunctionId Owner = From->Function;
  const FunctionSummary &Body = W.P.body(Owner);
  const FunctionFacts *Facts = W.P.functionFacts(Body.Function);
  if (Owner == T.Function || Body.Incomplete || From->Index >= Body.Locals.size())
    return;
  const TypeFacts &Type = Body.Locals[From->Index].Type;
  if (Type.is(TypeTrait::StaticLocal) || Type.is(TypeTrait::ThreadLocal) ||
      Type.is(TypeTrait::Reference))
    return;
  const ThreadKey *Key = nullptr;
  for (const LiveThread &L : W.Threads.atExit(Owner).Live)
    if (L.first == T.Site)
      Key = &L.second;
  std::optional<EventId> Start = Key ? startIn(Owner, T.Site) : std::nullopt;
  if (!Start)
    return;
  ThreadHandles Handles(W, Owner);
  // A std::thread that ends while it can be joined ends the program before that.
  if (Key->What == ThreadKey::Kind::Local && Handles.endsWithFunction(*Key))
    return;
  Outlived O{R, Given, Owner, *Start};
  O.LetGo = Key->What == ThreadKey::Kind::None && Handles.letsGo(T.Site);
  bool Kept = Key->What != ThreadKey::Kind::None;
  bool Pool = kindOf(W, T.Site) != catalog::SpawnKind::Thread;
  bool Async = Pool && (Key->What == ThreadKey::Kind::Returned ||
                        Key->What == ThreadKey::Kind::Field || Key->What == ThreadKey::Kind::Param);
  O.Level = (O.LetGo || Kept) && (!Pool || Async) ? Confidence::High : Confidence::Low;
  // What main has ends with the program, nearly.
  if ((Facts && Facts->Main) || waitsBehind(Owner, *Start) || !contextOf(Owner))
    O.Level = Confidence::Low;
  Location Place = W.P.body(T.Site.Function).Events[T.Site.Event.index()].Where;
  auto [It, New] = Found.try_emplace(Place, O);
  Outlived &Known = It->second;
  if (!New && O.Level > Known.Level) {
    Known = O;
  } else if (!New && Known.Owner == Owner && Known.Level == O.Level) {
    const Origin &First = *Abs.originOf(Known.Variable);
    if (First.Index != From->Index)
      Known.Others.insert(Body.Locals[From->Index].Name);
  }
}

/// What starts the thread of \p S in \p F.
std::optional<EventId> Search::startIn(FunctionId F, const SpawnSite &S) const {
  if (S.Function == F)
    return S.Event;
  for (size_t I = 0; I != W.P.body(F).Events.size(); ++I)
    for (FunctionId Callee : W.Calls.callees(F, EventId(I)))
      if (llvm::any_of(W.Threads.atExit(Callee).Live,
                       [&](const LiveThread &L) { return L.first == S; }))
        return EventId(I);
  return std::nullopt;
}

/// Whether \p F waits for something behind the start: perhaps for a sign of the thread.
bool Search::waitsBehind(FunctionId F, EventId Start) const {
  const FunctionSummary &Body = W.P.body(F);
  Loops All(Body);
  bool Waits = false;
  walkForward(Body, All.blockOf(Start), Start, [&](const Block &Here, uint32_t First) {
    for (uint32_t E = First; E != Here.First + Here.Count; ++E) {
      Footprint X = W.Prints.at(F, EventId(E));
      Waits |= X.Waits || X.Yields;
    }
    return !Waits;
  });
  if (Waits)
    return true;
  // A spin on a flag.
  return llvm::any_of(All.all(), [&](const Loop &L) {
    return llvm::any_of(decidingEvents(Body, L), [&](EventId E) {
      const Event &Ev = Body.Events[E.index()];
      return E > Start && ((Ev.Kind == EventKind::Read && Ev.How == Sync::Atomic) ||
                           (Ev.Kind == EventKind::Call && !W.Prints.readsAt(F, E).empty()));
    });
  });
}

ContextId Search::contextOf(FunctionId F) const {
  for (ContextId C : W.Ctx.of(F))
    if (!W.Ctx[C].Roots.empty())
      return C;
  return {};
}

/// Where the locals of \p F end.
findings::Place Search::endOf(FunctionId F) const {
  const FunctionSummary &Body = W.P.body(F);
  for (const Event &E : llvm::reverse(Body.Events))
    if (E.Kind == EventKind::Return || (E.Destroys && E.Implicit))
      return Say.place(E.Where);
  return Say.place(Body.Where);
}

/// A place where the thread uses the variable.
std::optional<MemoryAccess> Search::useBy(RootId R, PathId Variable) const {
  AccessPath Whole = W.Ctx.Abs.Paths[Variable];
  Whole.AddressOf = false;
  for (auto &[Key, List] : W.Acc.all())
    for (const MemoryAccess &A : List)
      if (llvm::is_contained(W.Ctx[A.Context].Roots, R) && isPrefix(Whole, W.Ctx.Abs.Paths[A.Path]))
        return A;
  return std::nullopt;
}

void Search::report(const Outlived &O) {
  const Root &T = W.Ctx.root(O.Thread);
  const FunctionSummary &Body = W.P.body(O.Owner);
  const Origin &From = *W.Ctx.Abs.originOf(O.Variable);
  std::string Name = Body.Locals[From.Index].Name, Owner = Say.functionName(O.Owner),
              Runs = Say.functionName(T.Function);
  findings::Finding F;
  F.Check = "heddle-thread-lifetime";
  F.Level = O.Level;
  F.Where = Say.place(W.P.body(T.Site.Function).Events[T.Site.Event.index()].Where);
  F.Function = Say.functionName(T.Site.Function);
  F.Message = "the thread that runs '" + Runs + "' uses the local '" + Name + "' of '" + Owner +
              "', and nobody waits for it before '" + Owner + "' returns";
  uint32_t Order = 1;
  findings::Thread T1;
  ContextId C = contextOf(O.Owner);
  if (C) {
    T1 = Say.thread(C, W.Ctx[C].Roots.front(), Order);
    Say.step(T1, C, O.Start, "starts a thread that has '" + Name + "'", Order++);
  } else {
    T1.Name = Owner;
    T1.Steps.push_back({Say.place(Body.Events[O.Start.index()].Where),
                        "starts a thread that has '" + Name + "'",
                        Order++,
                        {}});
  }
  T1.Steps.push_back({endOf(O.Owner), "returns: '" + Name + "' ends", Order++, {}});
  std::optional<MemoryAccess> Use = useBy(O.Thread, O.Variable);
  findings::Thread T2;
  if (Use) {
    T2 = Say.thread(Use->Context, O.Thread, Order);
    Say.step(T2, Use->Context, Use->Event, "uses '" + Name + "'", Order++);
  } else {
    for (ContextId Begin : W.Ctx.of(T.Function))
      if (T2.Steps.empty() && llvm::is_contained(W.Ctx[Begin].EntryOf, O.Thread))
        T2 = Say.thread(Begin, O.Thread, Order);
    T2.Steps.push_back({Say.place(W.P.body(T.Function).Where), "still has it", Order++, {}});
  }
  F.Outcome = "the thread reads or writes memory that has been given back";
  F.Help = O.LetGo ? "join the thread instead of letting it go, or let it have a copy or a "
                     "std::shared_ptr"
                   : "join it before '" + Owner +
                         "' returns, or let it have a copy or a std::shared_ptr";
  if (!O.Others.empty())
    F.Notes.push_back(
        {{}, "it has '" + llvm::join(O.Others, "', '") + "' of that function as well"});
  F.Threads = {std::move(T1), std::move(T2)};
  F.Identity = {Say.stableName(O.Owner), Say.stableName(T.Function), "outlives"};
  Out.push_back(std::move(F));
}

void heddle::checks::threadLifetime(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
  handlesThatEnd(W, Out);
  membersThatEndFirst(W, Out);
}
