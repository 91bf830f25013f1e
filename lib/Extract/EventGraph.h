//===- Extract/EventGraph.h - squeeze a CFG to its events -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Takes the blocks of a CFG, with the events found in each, and leaves out the
// blocks that say nothing: what remains are blocks of events, joins and loops.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_EVENTGRAPH_H
#define HEDDLE_EXTRACT_EVENTGRAPH_H

#include "Model/FunctionSummary.h"
#include "llvm/ADT/SmallVector.h"

namespace heddle::extract {

/// A block before squeezing. Blocks stand in reverse post-order; the events of
/// one follow those of the one before it.
struct RawBlock {
  uint32_t First = 0, Count = 0;
  llvm::SmallVector<uint32_t, 2> Successors;
  std::optional<model::Branch> Condition;
  bool NoReturn = false;
  bool IsExit = false;
};

/// The event graph of \p Raw, whose first block is the entry.
std::vector<model::Block> squeeze(std::vector<RawBlock> Raw);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_EVENTGRAPH_H
