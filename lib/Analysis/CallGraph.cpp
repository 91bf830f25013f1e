//===- Analysis/CallGraph.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/CallGraph.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

CallGraph::CallGraph(const Program &P) : Nodes(P.Functions.size()), Called(P.Functions.size()) {
  size_t N = 0;
  for (const link::LinkedFunction &F : P.Functions)
    N += F.Body.Events.size() + F.Body.Callables.size();
  Lists.reserve(N);
  ListsByCallee Known;
  for (size_t I = 0; I != P.Functions.size(); ++I)
    resolveCalls(P, FunctionId(I), Known);
  findComponents();
}

/// \p Known has the last list of each callee: most callers see the same bodies.
CallGraph::List CallGraph::resolve(const Program &P, FunctionId F, EntityId Callee, bool Virtual,
                                   ListsByCallee &Known) {
  auto Found = P.resolve(F, Callee, Virtual);
  if (Found.empty())
    return {};
  llvm::sort(Found);
  Found.erase(llvm::unique(Found), Found.end());
  List &L = Known[uint64_t(Callee.index()) << 1 | Virtual];
  if (llvm::ArrayRef(Targets).slice(L.First, L.Count) != llvm::ArrayRef(Found)) {
    L = {static_cast<uint32_t>(Targets.size()), static_cast<uint32_t>(Found.size())};
    Targets.insert(Targets.end(), Found.begin(), Found.end());
  }
  return L;
}

void CallGraph::resolveCalls(const Program &P, FunctionId F, ListsByCallee &Known) {
  const FunctionSummary &Body = P.body(F);
  Node &N = Nodes[F.index()];
  N.Events = Lists.size();
  for (const Event &E : Body.Events)
    Lists.push_back(
        E.Kind == EventKind::Call && E.Callee ? resolve(P, F, E.Callee, E.Virtual, Known) : List());
  N.Callables = Lists.size();
  for (const Callable &C : Body.Callables) {
    const FunctionFacts *Facts = P.functionFacts(C.Target);
    Lists.push_back(C.Target ? resolve(P, F, C.Target, Facts && Facts->Virtual, Known) : List());
  }
  std::vector<FunctionId> Out;
  for (uint32_t I = N.Events; I != Lists.size(); ++I)
    Out.insert(Out.end(), targets(I).begin(), targets(I).end());
  llvm::sort(Out);
  N.Out.assign(Out.begin(), llvm::unique(Out));
  for (FunctionId C : N.Out)
    if (C != F)
      Called[C.index()] = true;
}

llvm::ArrayRef<FunctionId> CallGraph::callees(FunctionId F, EventId E) const {
  return targets(Nodes[F.index()].Events + E.index());
}

llvm::ArrayRef<FunctionId> CallGraph::callableTargets(FunctionId F, CallableId C) const {
  if (!C)
    return {};
  return targets(Nodes[F.index()].Callables + C.index());
}

void CallGraph::findComponents() {
  struct Frame {
    uint32_t Node;
    size_t Next;
  };
  constexpr uint32_t Unseen = UINT32_MAX;
  std::vector<uint32_t> Number(Nodes.size(), Unseen), Low(Nodes.size());
  std::vector<bool> OnStack(Nodes.size());
  std::vector<uint32_t> Stack;
  uint32_t Counter = 0;
  std::vector<Frame> Frames;
  auto Open = [&](uint32_t V) {
    Number[V] = Low[V] = Counter++;
    Stack.push_back(V);
    OnStack[V] = true;
    Frames.push_back({V, 0});
  };
  for (uint32_t Start = 0; Start != Nodes.size(); ++Start) {
    if (Number[Start] != Unseen)
      continue;
    Open(Start);
    while (!Frames.empty()) {
      uint32_t V = Frames.back().Node;
      if (Frames.back().Next != Nodes[V].Out.size()) {
        uint32_t W = Nodes[V].Out[Frames.back().Next++].index();
        if (Number[W] == Unseen)
          Open(W);
        else if (OnStack[W])
          Low[V] = std::min(Low[V], Number[W]);
        continue;
      }
      Frames.pop_back();
      if (!Frames.empty())
        Low[Frames.back().Node] = std::min(Low[Frames.back().Node], Low[V]);
      if (Low[V] != Number[V])
        continue;
      std::vector<FunctionId> Component;
      for (uint32_t W = Unseen; W != V;) {
        W = Stack.back();
        Stack.pop_back();
        OnStack[W] = false;
        Component.push_back(FunctionId(W));
      }
      llvm::sort(Component);
      Components.push_back(std::move(Component));
    }
  }
}

void CallGraph::reach(std::vector<FunctionId> Work, std::vector<bool> &Reached,
                      FunctionId Until) const {
  for (FunctionId F : Work)
    Reached[F.index()] = true;
  while (!Work.empty() && !(Until && Reached[Until.index()])) {
    FunctionId F = Work.back();
    Work.pop_back();
    for (FunctionId Callee : allCallees(F))
      if (!Reached[Callee.index()]) {
        Reached[Callee.index()] = true;
        Work.push_back(Callee);
      }
  }
}

bool CallGraph::leads(FunctionId From, FunctionId To) const {
  std::vector<bool> Reached(Nodes.size());
  reach({From}, Reached, To);
  return Reached[To.index()];
}
