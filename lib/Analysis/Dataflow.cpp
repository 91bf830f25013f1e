//===- Analysis/Dataflow.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Dataflow.h"
#include <algorithm>

using namespace heddle;

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

static uint32_t blockOf(const model::FunctionSummary &F, model::EventId E) {
  auto Has = [&](const model::Block &B) {
    return E.index() >= B.First && E.index() < B.First + B.Count;
  };
  return std::find_if(F.Blocks.begin(), F.Blocks.end(), Has) - F.Blocks.begin();
}

std::vector<bool> heddle::analysis::reachable(const model::FunctionSummary &F, model::BlockId From,
                                              model::BlockId Without) {
  std::vector<bool> Seen(F.Blocks.size());
  std::vector<uint32_t> Work;
  auto Add = [&](model::BlockId B) {
    if (B == Without || Seen[B.index()])
      return;
    Seen[B.index()] = true;
    Work.push_back(B.index());
  };
  Add(From);
  while (!Work.empty()) {
    const model::Block &B = F.Blocks[Work.back()];
    Work.pop_back();
    std::for_each(B.Successors.begin(), B.Successors.end(), Add);
  }
  return Seen;
}

bool heddle::analysis::decides(const model::FunctionSummary &F, const model::Block &B,
                               model::EventId E) {
  // What comes when it has been asked again is decided then.
  model::BlockId Asked(&B - F.Blocks.data());
  uint32_t Place = blockOf(F, E);
  auto Leads = [&](model::BlockId S) { return bool(reachable(F, S, Asked)[Place]); };
  return std::count_if(B.Successors.begin(), B.Successors.end(), Leads) == 1;
}

bool heddle::analysis::mustPass(const model::FunctionSummary &F, model::EventId First,
                                model::EventId E) {
  uint32_t Passed = blockOf(F, First), Place = blockOf(F, E);
  model::BlockId Entry(0);
  if (Passed == Place)
    return First.index() < E.index() || !reachable(F, Entry)[Place];
  return !reachable(F, Entry, model::BlockId(Passed))[Place];
}
