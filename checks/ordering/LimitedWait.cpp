//===- checks/ordering/LimitedWait.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/LimitedWait.h"
#include "Analysis/Dataflow.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;

/// Adds the blocks outside of the loop that can come after \p Exit before the loop is
/// entered again.
static void addAfter(const FunctionSummary &F, const Loop &L, BlockId Exit,
                     std::vector<bool> &After) {
  std::vector<bool> Reached = reachable(F, Exit, BlockId(L.Header));
  for (size_t B = 0; B != Reached.size(); ++B)
    if (Reached[B] && !L.Contains[B])
      After[B] = true;
}

WaitLimit heddle::checks::limitOf(const FunctionSummary &F, const Loop &L,
                                  llvm::function_ref<LeavesBy(const Branch &)> Why,
                                  llvm::function_ref<bool(EventId)> ReadsState) {
  std::vector<bool> AfterLimit(F.Blocks.size()), AfterState(F.Blocks.size());
  bool HasLimit = false;
  for (size_t B = 0; B != F.Blocks.size(); ++B) {
    const Block &Here = F.Blocks[B];
    if (!L.Contains[B] || !Here.Condition)
      continue;
    for (BlockId Exit : Here.Successors) {
      if (L.Contains[Exit.index()])
        continue;
      LeavesBy By = Why(*Here.Condition);
      HasLimit |= By != LeavesBy::State;
      if (By != LeavesBy::Limit)
        addAfter(F, L, Exit, AfterState);
      if (By != LeavesBy::State)
        addAfter(F, L, Exit, AfterLimit);
    }
  }
  if (!HasLimit)
    return WaitLimit::None;
  for (size_t B = 0; B != F.Blocks.size(); ++B) {
    if (!AfterLimit[B])
      continue;
    const Block &Here = F.Blocks[B];
    if (!AfterState[B])
      return WaitLimit::Heeded;
    for (uint32_t E = Here.First; E != Here.First + Here.Count; ++E)
      if (ReadsState(EventId(E)))
        return WaitLimit::Heeded;
  }
  return WaitLimit::Ignored;
}
