//===- Analysis/Loops.h - the loops of an event graph -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Natural loops: for a back edge to a header, the blocks that reach the edge
// without passing the header (Aho, Sethi, Ullman, "Compilers", 1986, 10.4).
// Loops that share a header are one.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOOPS_H
#define HEDDLE_ANALYSIS_LOOPS_H

#include "Model/FunctionSummary.h"
#include <set>

namespace heddle::analysis {

struct Loop {
  uint32_t Header;
  std::vector<bool> Contains; ///< by block
  size_t Size = 0;
};

class Loops {
public:
  explicit Loops(const model::FunctionSummary &F);

  const std::vector<Loop> &all() const { return List; }
  /// The smallest loop around a block, or null.
  const Loop *innermost(uint32_t Block) const;
  const Loop *innermost(model::EventId E) const { return innermost(blockOf(E)); }
  /// The loop with this header, or null.
  const Loop *headedBy(uint32_t Block) const;
  uint32_t blockOf(model::EventId E) const { return Blocks[E.index()]; }

private:
  std::vector<Loop> List;
  std::vector<uint32_t> Blocks; // by event
};

/// The events of \p F whose values decide whether \p L goes on.
std::set<model::EventId> decidingEvents(const model::FunctionSummary &F, const Loop &L);

/// Whether no branch leads out of \p L.
bool isEndless(const model::FunctionSummary &F, const Loop &L);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOOPS_H
