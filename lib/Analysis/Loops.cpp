//===- Analysis/Loops.cpp -------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Loops.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle::analysis;
using namespace heddle::model;

Loops::Loops(const FunctionSummary &F) : Blocks(F.Events.size()) {
  for (uint32_t B = 0; B != F.Blocks.size(); ++B)
    for (uint32_t E = F.Blocks[B].First; E != F.Blocks[B].First + F.Blocks[B].Count; ++E)
      Blocks[E] = B;
  std::vector<uint32_t> Order = reversePostOrder(F);
  std::vector<uint32_t> Rank(F.Blocks.size(), UINT32_MAX);
  for (uint32_t I = 0; I != Order.size(); ++I)
    Rank[Order[I]] = I;
  // Most functions have no loop, and then who comes before whom is not asked.
  if (llvm::none_of(Order, [&](uint32_t B) {
        return llvm::any_of(F.Blocks[B].Successors,
                            [&](BlockId S) { return Rank[S.index()] <= Rank[B]; });
      }))
    return;
  std::vector<std::vector<uint32_t>> Predecessors(F.Blocks.size());
  for (uint32_t B = 0; B != F.Blocks.size(); ++B)
    for (BlockId S : F.Blocks[B].Successors)
      Predecessors[S.index()].push_back(B);
  for (uint32_t B : Order)
    for (BlockId S : F.Blocks[B].Successors) {
      uint32_t Header = S.index();
      if (Rank[Header] > Rank[B])
        continue;
      auto It = llvm::find_if(List, [&](const Loop &L) { return L.Header == Header; });
      if (It == List.end()) {
        List.push_back({Header, std::vector<bool>(F.Blocks.size()), 1});
        It = List.end() - 1;
        It->Contains[Header] = true;
      }
      std::vector<uint32_t> Work{B};
      while (!Work.empty()) {
        uint32_t W = Work.back();
        Work.pop_back();
        // A block before the header in the order cannot be inside: the edge was
        // into the middle of a loop (goto).
        if (It->Contains[W] || Rank[W] == UINT32_MAX || Rank[W] < Rank[Header])
          continue;
        It->Contains[W] = true;
        ++It->Size;
        for (uint32_t Pred : Predecessors[W])
          Work.push_back(Pred);
      }
    }
}

const Loop *Loops::innermost(uint32_t Block) const {
  const Loop *Best = nullptr;
  for (const Loop &L : List)
    if (L.Contains[Block] && (!Best || L.Size < Best->Size))
      Best = &L;
  return Best;
}

const Loop *Loops::headedBy(uint32_t Block) const {
  auto It = llvm::find_if(List, [&](const Loop &L) { return L.Header == Block; });
  return It == List.end() ? nullptr : &*It;
}

std::set<EventId> heddle::analysis::decidingEvents(const FunctionSummary &F, const Loop &L) {
  std::set<EventId> Out;
  for (size_t B = 0; B != F.Blocks.size(); ++B) {
    const Block &Block = F.Blocks[B];
    if (!L.Contains[B] || !Block.Condition)
      continue;
    // A branch that leaves, or that leads to a block which only leaves.
    bool Leaves = llvm::any_of(Block.Successors, [&](BlockId S) { return !L.Contains[S.index()]; });
    if (Leaves)
      Out.insert(Block.Condition->Uses.begin(), Block.Condition->Uses.end());
    if (Leaves && Block.Condition->Source)
      Out.insert(Block.Condition->Source);
  }
  return Out;
}

bool heddle::analysis::isEndless(const FunctionSummary &F, const Loop &L) {
  for (size_t B = 0; B != F.Blocks.size(); ++B)
    if (L.Contains[B] &&
        llvm::any_of(F.Blocks[B].Successors, [&](BlockId S) { return !L.Contains[S.index()]; }))
      return false;
  return true;
}
