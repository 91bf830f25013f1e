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
  for (size_t I = 0; I != P.Functions.size(); ++I)
    resolveCalls(P, FunctionId(I));
  findComponents();
}

void CallGraph::resolveCalls(const Program &P, FunctionId F) {
  const FunctionSummary &Body = P.body(F);
  Node &N = Nodes[F.index()];
  N.ByEvent.resize(Body.Events.size());
  N.ByCallable.resize(Body.Callables.size());
  auto Add = [&](std::vector<FunctionId> &To, EntityId Callee, bool Virtual) {
    auto Found = P.resolve(F, Callee, Virtual);
    To.assign(Found.begin(), Found.end());
    llvm::sort(To);
    To.erase(llvm::unique(To), To.end());
    N.Out.insert(N.Out.end(), To.begin(), To.end());
  };
  for (size_t I = 0; I != Body.Events.size(); ++I)
    if (Body.Events[I].Kind == EventKind::Call && Body.Events[I].Callee)
      Add(N.ByEvent[I], Body.Events[I].Callee, Body.Events[I].Virtual);
  for (size_t I = 0; I != Body.Callables.size(); ++I)
    if (EntityId Target = Body.Callables[I].Target) {
      const FunctionFacts *Facts = P.functionFacts(Target);
      Add(N.ByCallable[I], Target, Facts && Facts->Virtual);
    }
  llvm::sort(N.Out);
  N.Out.erase(llvm::unique(N.Out), N.Out.end());
  for (FunctionId C : N.Out)
    if (C != F)
      Called[C.index()] = true;
}

llvm::ArrayRef<FunctionId> CallGraph::callees(FunctionId F, EventId E) const {
  return Nodes[F.index()].ByEvent[E.index()];
}

llvm::ArrayRef<FunctionId> CallGraph::callableTargets(FunctionId F, CallableId C) const {
  if (!C)
    return {};
  return Nodes[F.index()].ByCallable[C.index()];
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
