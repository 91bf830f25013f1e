//===- Analysis/Dataflow.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Dataflow.h"
#include <algorithm>

std::vector<uint32_t> heddle::analysis::reversePostOrder(const model::FunctionSummary &F) {
  std::vector<uint32_t> Order;
  if (F.Blocks.empty())
    return Order;
  std::vector<bool> Seen(F.Blocks.size());
  std::vector<std::pair<uint32_t, size_t>> Stack{{0, 0}};
  Seen[0] = true;
  while (!Stack.empty()) {
    auto &[B, Next] = Stack.back();
    if (Next == F.Blocks[B].Successors.size()) {
      Order.push_back(B);
      Stack.pop_back();
      continue;
    }
    uint32_t To = F.Blocks[B].Successors[Next++].index();
    if (!Seen[To]) {
      Seen[To] = true;
      Stack.push_back({To, 0});
    }
  }
  std::reverse(Order.begin(), Order.end());
  return Order;
}

std::vector<bool> heddle::analysis::reachable(const model::FunctionSummary &F,
                                              model::BlockId From) {
  std::vector<bool> Seen(F.Blocks.size());
  std::vector<uint32_t> Work{From.index()};
  Seen[From.index()] = true;
  while (!Work.empty()) {
    const model::Block &B = F.Blocks[Work.back()];
    Work.pop_back();
    for (model::BlockId S : B.Successors)
      if (!Seen[S.index()]) {
        Seen[S.index()] = true;
        Work.push_back(S.index());
      }
  }
  return Seen;
}

bool heddle::analysis::decides(const model::FunctionSummary &F, const model::Block &B,
                               model::EventId E) {
  uint32_t Asked = &B - F.Blocks.data();
  auto Leads = [&](model::BlockId From) {
    // What comes when it has been asked again is decided then.
    std::vector<bool> Seen(F.Blocks.size());
    Seen[Asked] = true;
    std::vector<uint32_t> Work;
    auto Add = [&](model::BlockId S) {
      if (!Seen[S.index()]) {
        Seen[S.index()] = true;
        Work.push_back(S.index());
      }
    };
    Add(From);
    while (!Work.empty()) {
      const model::Block &Here = F.Blocks[Work.back()];
      Work.pop_back();
      if (E.index() >= Here.First && E.index() < Here.First + Here.Count)
        return true;
      for (model::BlockId S : Here.Successors)
        Add(S);
    }
    return false;
  };
  return std::count_if(B.Successors.begin(), B.Successors.end(), Leads) == 1;
}

bool heddle::analysis::mustPass(const model::FunctionSummary &F, model::EventId First,
                                model::EventId E) {
  auto Has = [&](uint32_t B, model::EventId Event) {
    return Event.index() >= F.Blocks[B].First &&
           Event.index() < F.Blocks[B].First + F.Blocks[B].Count;
  };
  std::vector<bool> Seen(F.Blocks.size());
  std::vector<uint32_t> Work{0};
  Seen[0] = true;
  while (!Work.empty()) {
    uint32_t B = Work.back();
    Work.pop_back();
    if (Has(B, E) && !(Has(B, First) && First.index() < E.index()))
      return false;
    if (Has(B, First))
      continue;
    for (model::BlockId S : F.Blocks[B].Successors)
      if (!Seen[S.index()]) {
        Seen[S.index()] = true;
        Work.push_back(S.index());
      }
  }
  return true;
}
