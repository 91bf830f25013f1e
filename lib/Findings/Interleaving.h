//===- Findings/Interleaving.h - the threads' steps in one order -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The steps of all threads of a finding in the order in which they happen: the
// schedule that shows the problem. Every report tells it in this order.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_INTERLEAVING_H
#define HEDDLE_FINDINGS_INTERLEAVING_H

#include "Findings/Finding.h"

namespace heddle::findings {

struct InterleavedStep {
  uint32_t Number = 0; ///< Step::Order, or the position where the check gave none
  uint32_t Thread = 0; ///< index into Finding::Threads
  const Step *What = nullptr;
};

/// Sorted by Step::Order, steps without one last; equal ones in the order of
/// the threads. Points into \p F.
std::vector<InterleavedStep> interleave(const Finding &F);

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_INTERLEAVING_H
