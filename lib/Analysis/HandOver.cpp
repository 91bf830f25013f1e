//===- Analysis/HandOver.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/HandOver.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// Goes back from \p E: whether the signal may have been given before, and whether
/// something else is waited for on every way since, or since the function's entry.
HandOver::Before HandOver::signalBefore(ContextId C, EventId E, const AwaitedSignal &K) {
  const FunctionSummary &Body = P.body(Ctx[C].Function);
  const std::vector<SignalFlow::Op> &Ops = Flow.opsOf(C);
  std::vector<llvm::SmallVector<uint32_t, 2>> Predecessors(Body.Blocks.size());
  for (uint32_t B = 0; B != Body.Blocks.size(); ++B)
    for (BlockId S : Body.Blocks[B].Successors)
      Predecessors[S.index()].push_back(B);
  // Who waits on a condition variable waits for its turn, and each turn is another.
  auto Another = [&](uint32_t Other) {
    AwaitedSignal O = AwaitedSignal::of(Other);
    return !O.meets(K) || Flow.isCondition(O.Object);
  };
  auto Meets = [&](const GivenSignal &S) { return S.meets(K); };
  auto IsBefore = [](const SignalFlow::Op &O, uint32_t Event) { return O.Event.index() < Event; };
  std::set<uint32_t> Seen;
  // (block, the event behind the last one to look at)
  std::vector<std::pair<uint32_t, uint32_t>> Work{{blockOf(Body, E), E.index()}};
  bool Entry = false;
  while (!Work.empty()) {
    auto [B, End] = Work.back();
    Work.pop_back();
    bool Stops = false;
    auto First = llvm::lower_bound(Ops, Body.Blocks[B].First, IsBefore);
    for (auto O = llvm::lower_bound(Ops, End, IsBefore); O != First && !Stops;) {
      --O;
      if (Flow.anyAbout(O->Signals, K.Object, Meets))
        return Before::Given;
      Stops = llvm::any_of(Flow.Sets[O->Awaits], Another);
    }
    if (Stops)
      continue;
    Entry |= B == 0;
    for (uint32_t From : Predecessors[B]) {
      const Block &Pred = Body.Blocks[From];
      bool Waits = false;
      for (unsigned S = 0; S != Pred.Successors.size(); ++S) {
        if (Pred.Successors[S].index() != B)
          continue;
        Waits |= !Flow.awaitedByLeaving(C, Ops, From, S).empty();
        if (Pred.Condition)
          if (std::optional<AwaitedSignal> On = Flow.awaitedOn(C, *Pred.Condition, S))
            Waits |= !On->meets(K);
      }
      if (!Waits && Seen.insert(From).second)
        Work.push_back({From, Pred.First + Pred.Count});
    }
  }
  return Entry ? Before::Clean : Before::Waits;
}

std::vector<HandOver::Frame> HandOver::framesOf(const ThreadPoint &X) {
  auto [It, New] = Ways.try_emplace({X.Context, X.Root});
  if (New)
    It->second = Ctx.callPath(X.Context, X.Root);
  std::vector<Frame> Out = It->second;
  Out.push_back({X.Context, X.Event});
  return Out;
}

/// Whether the thread comes to the last of \p Frames for the first time before it gives
/// the signal, or after a wait of its own.
bool HandOver::isFirst(llvm::ArrayRef<Frame> Frames, RootId R, const GivenSignal &S) {
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

/// What has been waited for on the way to \p X.
SetId HandOver::awaitedBefore(const ThreadPoint &X) {
  SetId Waits = SharedSets::empty();
  for (auto [C, E] : framesOf(X))
    Waits = Flow.Sets.unite(Waits, Flow.awaitedBefore(C, E));
  return Waits;
}

/// Whether two threads that both wait until \p K holds, and then change what they have
/// looked at, can both have seen it hold: a spin lock that is taken in two steps.
bool HandOver::areRivals(const ThreadPoint &A, const ThreadPoint &B, const AwaitedSignal &K) {
  const Event &E = P.body(Ctx[B.Context].Function).Events[B.Event.index()];
  if (E.How != Sync::Atomic || Flow.objectOf(B.Context, E.Object) != K.Object)
    return false;
  return llvm::any_of(Flow.Sets[awaitedBefore(A)],
                      [&](uint32_t Other) { return AwaitedSignal::of(Other).meets(K); });
}

bool HandOver::ordered(const ThreadPoint &A, const ThreadPoint &B) {
  SetId Waits = awaitedBefore(B);
  if (Waits == SharedSets::empty())
    return false;
  std::vector<uint32_t> Keys = Flow.Sets[Waits].vec();
  std::vector<Frame> Frames = framesOf(A);
  for (size_t N = Frames.size(); N != 0; --N) {
    SetId Given = Flow.signalledAfter(Frames[N - 1].first, Frames[N - 1].second);
    for (uint32_t Number : Keys) {
      AwaitedSignal K = AwaitedSignal::of(Number);
      if (areRivals(A, B, K))
        continue;
      if (Flow.anyAbout(Given, K.Object, [&](const GivenSignal &S) {
            return S.meets(K) && isFirst(llvm::ArrayRef(Frames).take_front(N), A.Root, S);
          }))
        return true;
    }
  }
  return false;
}

bool HandOver::takeTurns(const ThreadPoint &A, const ThreadPoint &B) {
  auto Between = [&](const ThreadPoint &X) {
    std::set<uint32_t> Out;
    for (auto [C, E] : framesOf(X)) {
      SetId Waits = Flow.awaitedBefore(C, E);
      SetId Given = Flow.signalledAfter(C, E);
      for (uint32_t Number : Flow.Sets[Waits]) {
        AwaitedSignal K = AwaitedSignal::of(Number);
        // A flag of which one value is waited for, and given when all is done.
        bool Flag = K.Says != AwaitedSignal::Value::Any;
        if (Flow.anyAbout(Given, K.Object, [&](const GivenSignal &S) {
              return S.Flag ? Flag && S.Says == K.Says : Flow.isSemaphore(K.Object);
            }))
          Out.insert(K.Object);
      }
    }
    return Out;
  };
  std::set<uint32_t> InA = Between(A);
  return !InA.empty() && llvm::any_of(Between(B), [&](uint32_t Object) {
    return InA.count(Object) && !(Flow.isSemaphore(Object) && Flow.givesSeveral(Object));
  });
}
