//===- Analysis/HandOver.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/HandOver.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

std::optional<uint64_t> HandOver::objectOf(ContextId C, PathId Path) const {
  Path = Path ? Ctx.absolute(C, Path) : Path;
  if (!Path)
    return std::nullopt;
  if (EntityId V = lastVariable(Ctx.Abs.Paths[Path]))
    return V.index();
  // A future stands for the promise that it is of.
  const Origin *O = Ctx.Abs.originOf(Path);
  if (!O)
    return std::nullopt;
  Origin Here = *O;
  constexpr unsigned MostHandles = 3;
  for (unsigned I = 0; I != MostHandles; ++I) {
    bool Local = Here.What == Origin::Kind::Local;
    if (!Local && Here.What != Origin::Kind::Result)
      break;
    RootKind Kind = Local ? RootKind::Local : RootKind::Result;
    const FunctionSummary &Body = P.body(Here.Function);
    auto Kept = llvm::find_if(Body.Events, [&](const Event &E) {
      return E.Kind == EventKind::Store && E.Object && E.Source && P.Paths[E.Object].Root == Kind &&
             P.Paths[E.Object].RootOperand == Here.Index;
    });
    if (Kept == Body.Events.end())
      break;
    const AccessPath &Source = P.Paths[Kept->Source];
    if (EntityId V = lastVariable(Source))
      return V.index();
    if (Source.Root != RootKind::Local && Source.Root != RootKind::Result)
      break;
    Here.What = Source.Root == RootKind::Local ? Origin::Kind::Local : Origin::Kind::Result;
    Here.Index = Source.RootOperand;
  }
  return uint64_t(1 + uint32_t(Here.What)) << 60 | uint64_t(Here.Function.index()) << 32 |
         Here.Index;
}

/// Whether the semaphore is made with more than one to give.
bool HandOver::givesSeveral(uint64_t Object) const {
  return llvm::any_of(P.Functions, [&](const auto &F) {
    return llvm::any_of(F.Body.Events, [&](const Event &E) {
      return E.Kind == EventKind::Call && E.Constructs && E.Object && !E.Args.empty() &&
             E.Args.front().Constant.value_or(0) > 1 &&
             lastVariable(P.Paths[E.Object]).index() == Object;
    });
  });
}

HandOver::Key HandOver::keyOf(uint64_t Object, std::optional<int64_t> Constant) const {
  Key K;
  K.Object = Object;
  if (Constant)
    K.Says = *Constant == 0 ? Key::Value::Zero : Key::Value::NonZero;
  return K;
}

/// What the event itself does; calls of bodies that are seen are looked into.
HandOver::Ops HandOver::opsAt(ContextId C, EventId Id) {
  FunctionId F = Ctx[C].Function;
  const Event &E = P.body(F).Events[Id.index()];
  Ops Out;
  auto Object = objectOf(C, E.Object);
  const catalog::Function *Known = E.Callee ? P.Known->function(E.Callee) : nullptr;
  switch (E.Kind) {
  case EventKind::Block:
  case EventKind::Wait:
  case EventKind::Join:
    if (Object && !E.Timed) {
      // An atomic is waited for until it has another value than the one given.
      std::optional<int64_t> Until;
      if (E.Kind == EventKind::Block && !E.Args.empty() && E.Args.front().Constant)
        Until = *E.Args.front().Constant == 0;
      Out.Awaits.push_back(keyOf(*Object, Until));
      // All who come to a barrier go on together.
      if (E.Kind == EventKind::Block && !(Known && Known->Signals.valid()))
        Semaphores.insert(*Object);
    }
    break;
  case EventKind::Notify:
    if (Object)
      Out.Signals.push_back({keyOf(*Object, {}), false});
    break;
  case EventKind::Write:
  case EventKind::ReadModifyWrite:
    if (Object && E.How == Sync::Atomic && E.Order >= MemoryOrder::Release)
      Out.Signals.push_back(
          {keyOf(*Object, E.Constant), E.Kind == EventKind::Write || E.Constant.has_value()});
    break;
  case EventKind::Call:
    for (FunctionId Callee : G.callees(F, Id)) {
      bool First = true;
      for (ContextId To : Ctx.of(Callee))
        if (llvm::is_contained(Ctx[To].Callers, Frame(C, Id))) {
          const Summary &S = summaryOf(To);
          Out.Signals.insert(Out.Signals.end(), S.Signals.begin(), S.Signals.end());
          if (First)
            Out.Awaits.assign(S.Awaits.begin(), S.Awaits.end());
          else
            llvm::erase_if(Out.Awaits, [&](const Key &K) { return !S.Awaits.count(K); });
          First = false;
        }
    }
    break;
  default:
    break;
  }
  if (Known && Known->Signals.valid()) {
    PathId On = Known->Signals == catalog::Place::self() ? E.Object
                : Known->Signals.isArgument() && Known->Signals.index() < E.Args.size()
                    ? E.Args[Known->Signals.index()].Path
                    : PathId();
    if (auto Given = objectOf(C, On))
      Out.Signals.push_back({keyOf(*Given, {}), false});
  }
  return Out;
}

/// What is known of an atomic where its value has decided the way.
std::optional<HandOver::Key> HandOver::awaitedOn(ContextId C, const Branch &B,
                                                 unsigned Successor) const {
  const FunctionSummary &Body = P.body(Ctx[C].Function);
  EventId Source = B.Source;
  bool Exact = Source.valid();
  if (!Source && B.Uses.size() == 1)
    Source = B.Uses.front();
  if (!Source)
    return std::nullopt;
  const Event &E = Body.Events[Source.index()];
  // What an exchange gives back decides who is first, not what comes before.
  if (E.Kind != EventKind::Read || E.How != Sync::Atomic || E.Order == MemoryOrder::Relaxed)
    return std::nullopt;
  auto Object = objectOf(C, E.Object);
  if (!Object)
    return std::nullopt;
  Key K = keyOf(*Object, {});
  bool Equal = (B.Op == Comparison::Eq) == (Successor == 0);
  if (Exact && (B.Op == Comparison::Eq || B.Op == Comparison::Ne) && B.Constant == 0)
    K = keyOf(*Object, Equal ? 0 : 1);
  else if (Exact && (B.Op == Comparison::Eq || B.Op == Comparison::Ne) && Equal)
    K = keyOf(*Object, B.Constant);
  return K;
}

struct HandOver::Awaited {
  bool Reached = false;
  std::set<Key> Keys;

  bool join(const Awaited &O) {
    if (!O.Reached)
      return false;
    if (!Reached) {
      *this = O;
      return true;
    }
    return std::erase_if(Keys, [&](const Key &K) { return !O.Keys.count(K); }) != 0;
  }
};

class HandOver::Flow {
public:
  Flow(HandOver &Of, ContextId In) : H(Of), C(In) {}
  Awaited entry() { return {}; }
  void transfer(Awaited &S, EventId E) {
    Ops Here = H.opsAt(C, E);
    S.Keys.insert(Here.Awaits.begin(), Here.Awaits.end());
  }
  void edge(Awaited &S, const Block &B, unsigned Successor) {
    if (B.Condition)
      if (std::optional<Key> K = H.awaitedOn(C, *B.Condition, Successor))
        S.Keys.insert(*K);
  }

private:
  HandOver &H;
  ContextId C;
};

std::vector<HandOver::Awaited> HandOver::solve(ContextId C) {
  Flow Problem(*this, C);
  return solveForward<Awaited>(P.body(Ctx[C].Function), Problem);
}

const HandOver::Summary &HandOver::summaryOf(ContextId C) {
  auto [It, New] = Summaries.try_emplace(C);
  // Of a function that calls itself, what the calls in between do is left out.
  if (!New)
    return It->second;
  const FunctionSummary &Body = P.body(Ctx[C].Function);
  Summary Out;
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    Ops Here = opsAt(C, EventId(I));
    Out.Signals.insert(Here.Signals.begin(), Here.Signals.end());
  }
  std::vector<Awaited> In = solve(C);
  Awaited AtExit;
  for (size_t B = 0; B != Body.Blocks.size(); ++B) {
    const Block &Here = Body.Blocks[B];
    if (!Here.Successors.empty() || Here.NoReturn || !In[B].Reached)
      continue;
    Flow Problem(*this, C);
    for (uint32_t E = Here.First; E != Here.First + Here.Count; ++E)
      Problem.transfer(In[B], EventId(E));
    AtExit.join(In[B]);
  }
  Out.Awaits = std::move(AtExit.Keys);
  return Summaries[C] = std::move(Out);
}

std::set<HandOver::Key> HandOver::awaitedBefore(ContextId C, EventId E) {
  const FunctionSummary &Body = P.body(Ctx[C].Function);
  std::vector<Awaited> In = solve(C);
  Flow Problem(*this, C);
  for (size_t B = 0; B != Body.Blocks.size(); ++B) {
    const Block &Here = Body.Blocks[B];
    if (E.index() < Here.First || E.index() >= Here.First + Here.Count)
      continue;
    for (uint32_t I = Here.First; I != E.index(); ++I)
      Problem.transfer(In[B], EventId(I));
    return In[B].Keys;
  }
  return {};
}

std::set<HandOver::Signal> HandOver::signalledAfter(ContextId C, EventId E) {
  const FunctionSummary &Body = P.body(Ctx[C].Function);
  std::set<Signal> Out;
  walkForward(Body, Loops(Body).blockOf(E), E, [&](const Block &Here, uint32_t First) {
    for (uint32_t I = First; I != Here.First + Here.Count; ++I) {
      Ops Now = opsAt(C, EventId(I));
      Out.insert(Now.Signals.begin(), Now.Signals.end());
    }
    return true;
  });
  return Out;
}

/// Goes back from \p E: whether the signal may have been given before, and whether
/// something else is waited for on every way since, or since the function's entry.
HandOver::Before HandOver::signalBefore(ContextId C, EventId E, const Key &K) {
  const FunctionSummary &Body = P.body(Ctx[C].Function);
  std::vector<llvm::SmallVector<uint32_t, 2>> Predecessors(Body.Blocks.size());
  for (uint32_t B = 0; B != Body.Blocks.size(); ++B)
    for (BlockId S : Body.Blocks[B].Successors)
      Predecessors[S.index()].push_back(B);
  auto Another = [&](const Key &Other) { return !Other.meets(K); };
  std::set<uint32_t> Seen;
  // (block, the event behind the last one to look at)
  std::vector<std::pair<uint32_t, uint32_t>> Work{{Loops(Body).blockOf(E), E.index()}};
  bool Entry = false;
  while (!Work.empty()) {
    auto [B, End] = Work.back();
    Work.pop_back();
    bool Stops = false;
    for (uint32_t I = End; I-- != Body.Blocks[B].First && !Stops;) {
      Ops Here = opsAt(C, EventId(I));
      if (llvm::any_of(Here.Signals, [&](const Signal &S) { return S.meets(K); }))
        return Before::Given;
      Stops = llvm::any_of(Here.Awaits, Another);
    }
    if (Stops)
      continue;
    Entry |= B == 0;
    for (uint32_t From : Predecessors[B]) {
      const Block &Pred = Body.Blocks[From];
      bool Waits = false;
      for (unsigned S = 0; Pred.Condition && S != Pred.Successors.size(); ++S)
        if (Pred.Successors[S].index() == B)
          if (std::optional<Key> On = awaitedOn(C, *Pred.Condition, S))
            Waits |= Another(*On);
      if (!Waits && Seen.insert(From).second)
        Work.push_back({From, Pred.First + Pred.Count});
    }
  }
  return Entry ? Before::Clean : Before::Waits;
}

std::vector<HandOver::Frame> HandOver::framesOf(const ThreadPoint &X) const {
  std::vector<Frame> Out = Ctx.callPath(X.Context, X.Root);
  Out.push_back({X.Context, X.Event});
  return Out;
}

std::set<HandOver::Key> HandOver::awaitedBefore(const ThreadPoint &X) {
  std::set<Key> Out;
  for (auto [C, E] : framesOf(X)) {
    std::set<Key> Here = awaitedBefore(C, E);
    Out.insert(Here.begin(), Here.end());
  }
  return Out;
}

/// Whether the thread comes to the last of \p Frames for the first time before it gives
/// the signal, or after a wait of its own.
bool HandOver::isFirst(llvm::ArrayRef<Frame> Frames, RootId R, const Signal &S) {
  for (; !Frames.empty(); Frames = Frames.drop_back()) {
    auto [C, E] = Frames.back();
    Before Here = signalBefore(C, E, S);
    if (Here != Before::Clean)
      return Here == Before::Waits;
    // Another call may have come before.
    if (Frames.size() > 1 && Ctx[C].Callers.size() != 1)
      return false;
  }
  const Root &Thread = Ctx.root(R);
  bool Once =
      Thread.What == Root::Kind::Main || (Thread.What == Root::Kind::Spawned && !Thread.Many);
  return Once || (Thread.What == Root::Kind::Spawned && !S.Flag);
}

bool HandOver::ordered(const ThreadPoint &A, const ThreadPoint &B) {
  std::set<Key> Awaited = awaitedBefore(B);
  if (Awaited.empty())
    return false;
  std::vector<Frame> Frames = framesOf(A);
  for (size_t N = Frames.size(); N != 0; --N)
    for (const Signal &S : signalledAfter(Frames[N - 1].first, Frames[N - 1].second))
      if (llvm::any_of(Awaited, [&](const Key &K) { return K.meets(S); }) &&
          isFirst(llvm::ArrayRef(Frames).take_front(N), A.Root, S))
        return true;
  return false;
}

bool HandOver::takeTurns(const ThreadPoint &A, const ThreadPoint &B) {
  auto Between = [&](const ThreadPoint &X) {
    std::set<uint64_t> Out;
    for (auto [C, E] : framesOf(X)) {
      std::set<Key> Awaited = awaitedBefore(C, E);
      for (const Signal &S : signalledAfter(C, E))
        if (!S.Flag && Semaphores.count(S.Object) &&
            llvm::any_of(Awaited, [&](const Key &K) { return K.Object == S.Object; }))
          Out.insert(S.Object);
    }
    return Out;
  };
  std::set<uint64_t> InA = Between(A);
  return !InA.empty() && llvm::any_of(Between(B), [&](uint64_t Object) {
    return InA.count(Object) && !givesSeveral(Object);
  });
}
