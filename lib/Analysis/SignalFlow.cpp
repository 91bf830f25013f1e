//===- Analysis/SignalFlow.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/SignalFlow.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

uint32_t heddle::analysis::blockOf(const FunctionSummary &Body, EventId E) {
  for (size_t B = 0; B != Body.Blocks.size(); ++B)
    if (E.index() >= Body.Blocks[B].First &&
        E.index() < Body.Blocks[B].First + Body.Blocks[B].Count)
      return B;
  return 0;
}

static void insert(llvm::SmallVectorImpl<uint32_t> &To, uint32_t Key) {
  auto It = llvm::lower_bound(To, Key);
  if (It == To.end() || *It != Key)
    To.insert(It, Key);
}

struct SignalFlow::State {
  bool Reached = false;
  llvm::SmallVector<uint32_t, 4> Keys; // sorted

  bool join(const State &O) {
    if (!O.Reached)
      return false;
    if (!Reached) {
      *this = O;
      return true;
    }
    size_t Had = Keys.size();
    llvm::erase_if(Keys, [&](uint32_t K) { return !llvm::binary_search(O.Keys, K); });
    return Keys.size() != Had;
  }
};

class SignalFlow::Flow {
public:
  Flow(SignalFlow &Of, ContextId In, llvm::ArrayRef<Op> Done) : S(Of), C(In), Ops(Done) {}
  State entry() { return {}; }
  void transfer(State &To, EventId E) {
    auto It = llvm::lower_bound(Ops, E, [](const Op &A, EventId B) { return A.Event < B; });
    if (It != Ops.end() && It->Event == E)
      for (uint32_t K : S.Sets[It->Awaits])
        insert(To.Keys, K);
  }
  void edge(State &To, const Block &B, unsigned Successor) {
    if (B.Condition)
      if (std::optional<AwaitedSignal> K = S.awaitedOn(C, *B.Condition, Successor))
        insert(To.Keys, K->number());
    uint32_t Here = &B - S.P.body(S.Ctx[C].Function).Blocks.data();
    for (uint32_t K : S.awaitedByLeaving(C, Ops, Here, Successor))
      insert(To.Keys, K);
  }

private:
  SignalFlow &S;
  ContextId C;
  llvm::ArrayRef<Op> Ops;
};

llvm::SmallVector<uint32_t, 2> SignalFlow::awaitedByLeaving(ContextId C, llvm::ArrayRef<Op> Here,
                                                            uint32_t Block, unsigned Successor) {
  llvm::SmallVector<uint32_t, 2> Out;
  FunctionId F = Ctx[C].Function;
  const FunctionSummary &Body = P.body(F);
  for (const Op &O : Here) {
    if (llvm::none_of(Sets[O.Awaits],
                      [&](uint32_t K) { return isCondition(AwaitedSignal::of(K).Object); }))
      continue;
    auto It = LoopsOf.find(F);
    if (It == LoopsOf.end())
      It = LoopsOf.emplace(F, Body).first;
    const Loop *Around = It->second.innermost(O.Event);
    if (!Around || !Around->Contains[Block] ||
        Around->Contains[Body.Blocks[Block].Successors[Successor].index()])
      continue;
    for (uint32_t K : Sets[O.Awaits])
      if (isCondition(AwaitedSignal::of(K).Object))
        insert(Out, K);
  }
  return Out;
}

std::vector<SignalFlow::State> SignalFlow::solve(ContextId C, llvm::ArrayRef<Op> Here) {
  Flow Problem(*this, C, Here);
  return solveForward<State>(P.body(Ctx[C].Function), Problem);
}

SetId SignalFlow::awaitedAtExit(ContextId C, llvm::ArrayRef<Op> Here) {
  FunctionId F = Ctx[C].Function;
  auto Waits = [](const Op &O) { return O.Awaits != SharedSets::empty(); };
  if (!Decides[F.index()] && llvm::none_of(Here, Waits))
    return SharedSets::empty();
  const FunctionSummary &Body = P.body(F);
  std::vector<State> In = solve(C, Here);
  State AtExit;
  Flow Problem(*this, C, Here);
  for (size_t B = 0; B != Body.Blocks.size(); ++B) {
    const Block &Last = Body.Blocks[B];
    if (!Last.Successors.empty() || Last.NoReturn || !In[B].Reached)
      continue;
    for (uint32_t E = Last.First; E != Last.First + Last.Count; ++E)
      Problem.transfer(In[B], EventId(E));
    AtExit.join(In[B]);
  }
  return Sets.make({AtExit.Keys.begin(), AtExit.Keys.end()});
}

/// The calls of \p C into bodies that may do anything, in the order of their events.
llvm::SmallVector<SignalFlow::Edge, 16> SignalFlow::callsOf(ContextId C) const {
  FunctionId F = Ctx[C].Function;
  const FunctionSummary &Body = P.body(F);
  llvm::SmallVector<Edge, 16> Out;
  for (uint32_t I = FirstCall[C.index()]; I != FirstCall[C.index() + 1]; ++I) {
    auto [E, To] = Calls[I];
    if (Body.Events[E.index()].Kind == EventKind::Call &&
        llvm::binary_search(G.callees(F, E), Ctx[To].Function))
      Out.push_back(Calls[I]);
  }
  llvm::sort(Out);
  return Out;
}

/// Of calls that lead to contexts which are not complete, nothing is said.
std::vector<SignalFlow::Op> SignalFlow::lookAt(ContextId C) {
  FunctionId F = Ctx[C].Function;
  std::vector<Op> Out;
  if (!Matters[F.index()])
    return Out;
  const FunctionSummary &Body = P.body(F);
  llvm::SmallVector<Edge, 16> Into = callsOf(C);
  const Edge *Next = Into.begin();
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    EventId Id(I);
    const Event &E = Body.Events[I];
    bool Enters = Next != Into.end() && Next->first == Id;
    if (!Enters && !isSite(E))
      continue;
    std::vector<uint32_t> Awaits, Signals;
    ownOps(C, E, Awaits, Signals);
    SetId InAll;
    llvm::SmallVector<SetId, 8> Given;
    for (; Next != Into.end() && Next->first == Id; ++Next) {
      const Summary &S = Summaries[Next->second.index()];
      Given.push_back(S.Signals ? S.Signals : SharedSets::empty());
      SetId Waits = S.Awaits ? S.Awaits : SharedSets::empty();
      if (!InAll) {
        InAll = Waits;
      } else if (InAll != Waits) {
        std::vector<uint32_t> Both;
        std::set_intersection(Sets[InAll].begin(), Sets[InAll].end(), Sets[Waits].begin(),
                              Sets[Waits].end(), std::back_inserter(Both));
        InAll = Sets.make(std::move(Both));
      }
    }
    Given.push_back(Sets.make(std::move(Signals)));
    Op Here{Id, Sets.make(std::move(Awaits)), Sets.unite(std::move(Given))};
    if (InAll)
      Here.Awaits = Sets.unite(Here.Awaits, InAll);
    if (Here.Awaits != SharedSets::empty() || Here.Signals != SharedSets::empty())
      Out.push_back(Here);
  }
  return Out;
}

/// Tarjan's algorithm, without recursion: chains of calls are long.
void SignalFlow::complete(ContextId Root) {
  prepare();
  if (Done[Root.index()])
    return;
  struct Frame {
    ContextId C;
    llvm::SmallVector<ContextId, 8> To;
    size_t Next = 0;
  };
  std::vector<Frame> Stack;
  std::vector<ContextId> Open;
  auto Enter = [&](ContextId C) {
    Visit[C.index()] = Low[C.index()] = ++Visits;
    Open.push_back(C);
    Frame New{C, {}};
    for (auto [E, To] : callsOf(C))
      New.To.push_back(To);
    llvm::sort(New.To);
    New.To.erase(llvm::unique(New.To), New.To.end());
    Stack.push_back(std::move(New));
  };
  Enter(Root);
  while (!Stack.empty()) {
    Frame &Top = Stack.back();
    uint32_t &Mine = Low[Top.C.index()];
    if (Top.Next != Top.To.size()) {
      ContextId To = Top.To[Top.Next];
      if (!Visit[To.index()]) {
        Enter(To);
        continue;
      }
      if (!Done[To.index()])
        Mine = std::min(Mine, Low[To.index()]);
      ++Top.Next;
      continue;
    }
    if (Mine == Visit[Top.C.index()]) {
      auto First = std::find(Open.rbegin(), Open.rend(), Top.C).base() - 1;
      summarise(llvm::ArrayRef(Open).drop_front(First - Open.begin()));
      Open.erase(First, Open.end());
    }
    Stack.pop_back();
  }
}

void SignalFlow::summarise(llvm::ArrayRef<ContextId> Component) {
  llvm::SmallVector<SetId, 8> Given;
  for (ContextId C : Component) {
    std::vector<Op> Here = lookAt(C);
    for (const Op &O : Here)
      Given.push_back(O.Signals);
    Summaries[C.index()].Awaits = awaitedAtExit(C, Here);
  }
  SetId All = Sets.unite(std::move(Given));
  for (ContextId C : Component) {
    Summaries[C.index()].Signals = All;
    Done[C.index()] = true;
  }
  if (Component.size() > 1)
    for (ContextId C : Component)
      Summaries[C.index()].Awaits = awaitedAtExit(C, lookAt(C));
}

const std::vector<SignalFlow::Op> &SignalFlow::opsOf(ContextId C) {
  auto [It, New] = Ops.try_emplace(C);
  if (New) {
    complete(C);
    It->second = lookAt(C);
  }
  return It->second;
}

SetId SignalFlow::awaitedBefore(ContextId C, EventId E) {
  auto [It, New] = Before.try_emplace({C, E}, SharedSets::empty());
  if (!New)
    return It->second;
  const std::vector<Op> &Here = opsOf(C);
  FunctionId F = Ctx[C].Function;
  auto Waits = [&](const Op &O) { return O.Awaits != SharedSets::empty(); };
  if (!Decides[F.index()] && llvm::none_of(Here, Waits))
    return It->second;
  const FunctionSummary &Body = P.body(F);
  if (Body.Blocks.empty())
    return It->second;
  std::vector<State> In = solve(C, Here);
  uint32_t B = blockOf(Body, E);
  Flow Problem(*this, C, Here);
  for (uint32_t I = Body.Blocks[B].First; I != E.index(); ++I)
    Problem.transfer(In[B], EventId(I));
  return It->second = Sets.make({In[B].Keys.begin(), In[B].Keys.end()});
}

SetId SignalFlow::signalledAfter(ContextId C, EventId E) {
  auto [It, New] = After.try_emplace({C, E}, SharedSets::empty());
  if (!New)
    return It->second;
  const std::vector<Op> &Here = opsOf(C);
  if (Here.empty())
    return It->second;
  const FunctionSummary &Body = P.body(Ctx[C].Function);
  llvm::SmallVector<SetId, 8> Given;
  walkForward(Body, blockOf(Body, E), E, [&](const Block &B, uint32_t First) {
    auto Is = [](const Op &O, uint32_t Event) { return O.Event.index() < Event; };
    for (auto O = llvm::lower_bound(Here, First, Is);
         O != Here.end() && O->Event.index() < B.First + B.Count; ++O)
      Given.push_back(O->Signals);
    return true;
  });
  return It->second = Sets.unite(std::move(Given));
}

bool SignalFlow::anyAbout(SetId S, uint32_t Object,
                          llvm::function_ref<bool(const GivenSignal &)> Each) const {
  llvm::ArrayRef<uint32_t> All = Sets[S];
  // A question may make new sets.
  llvm::SmallVector<uint32_t, GivenSignal::Sorts> About;
  for (auto It = llvm::lower_bound(All, Object * GivenSignal::Sorts);
       It != All.end() && *It < (Object + 1) * GivenSignal::Sorts; ++It)
    About.push_back(*It);
  return llvm::any_of(About, [&](uint32_t Number) { return Each(GivenSignal::of(Number)); });
}
