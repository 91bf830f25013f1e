//===- Analysis/Dataflow.h - a forward dataflow over one event graph -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The solver that the per-function analyses share. A Problem has
//     State entry();
//     void transfer(State &S, model::EventId E);
//     void edge(State &S, const model::Block &B, unsigned Successor);
// and a State has `bool Reached` and `bool join(const State &)`. Blocks are
// visited in reverse post-order until nothing changes (Kildall, "A unified
// approach to global program optimization", 1973).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_DATAFLOW_H
#define HEDDLE_ANALYSIS_DATAFLOW_H

#include "Model/FunctionSummary.h"
#include <set>

namespace heddle::analysis {

/// Blocks in reverse post-order from the entry; unreachable blocks are left out.
std::vector<uint32_t> reversePostOrder(const model::FunctionSummary &F);

/// Visits what can run behind the event \p After, each part of a block once:
/// \p Visit(block, first event) says whether to go on behind that block.
template <class Visitor>
void walkForward(const model::FunctionSummary &F, uint32_t Block, model::EventId After,
                 Visitor Visit) {
  std::vector<bool> Seen(F.Blocks.size());
  std::vector<std::pair<uint32_t, uint32_t>> Work{{Block, After.index() + 1}};
  while (!Work.empty()) {
    auto [Here, First] = Work.back();
    Work.pop_back();
    if (!Visit(F.Blocks[Here], First))
      continue;
    for (model::BlockId S : F.Blocks[Here].Successors)
      if (!Seen[S.index()]) {
        Seen[S.index()] = true;
        Work.push_back({S.index(), F.Blocks[S.index()].First});
      }
  }
}

/// Whether exactly one of the two ways out of \p B leads to \p E.
bool decides(const model::FunctionSummary &F, const model::Block &B, model::EventId E);

/// Whether each way from the entry to \p E leads over \p First.
bool mustPass(const model::FunctionSummary &F, model::EventId First, model::EventId E);

/// The blocks that can be reached from \p From, itself among them, by ways that do not lead
/// through \p Without.
std::vector<bool> reachable(const model::FunctionSummary &F, model::BlockId From,
                            model::BlockId Without = {});

/// The state at the start of each block.
template <class State, class Problem>
std::vector<State> solveForward(const model::FunctionSummary &F, Problem &Pb) {
  std::vector<State> In(F.Blocks.size());
  if (F.Blocks.empty())
    return In;
  In[0] = Pb.entry();
  In[0].Reached = true;
  std::vector<uint32_t> Order = reversePostOrder(F), Rank(F.Blocks.size());
  for (uint32_t I = 0; I != Order.size(); ++I)
    Rank[Order[I]] = I;
  std::set<uint32_t> Work{0};
  // Every state has finite height; the bound only guards against a fault in a
  // join, in which case the states so far are kept.
  size_t Budget = 64 * F.Blocks.size() + 1024;
  while (!Work.empty() && Budget--) {
    uint32_t B = Order[*Work.begin()];
    Work.erase(Work.begin());
    const model::Block &Block = F.Blocks[B];
    State Out = In[B];
    for (uint32_t E = Block.First; E != Block.First + Block.Count; ++E)
      Pb.transfer(Out, model::EventId(E));
    for (unsigned S = 0; S != Block.Successors.size(); ++S) {
      State Edge = Out;
      Pb.edge(Edge, Block, S);
      uint32_t To = Block.Successors[S].index();
      if (In[To].join(Edge))
        Work.insert(Rank[To]);
    }
  }
  return In;
}

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_DATAFLOW_H
