//===- Analysis/SharedSets.h - sets that many have in common ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sets of small numbers, each kept once however many have it, with unions that are
// remembered (hash consing; Ershov, "On programming of arithmetic operations", CACM
// 1(8), 1958). What a function does with all that it calls is mostly what one of its
// callees does: then both have one set, and nothing is copied. Sets are never given
// back. Used where facts are summed up over the calls of a program.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_SHAREDSETS_H
#define HEDDLE_ANALYSIS_SHAREDSETS_H

#include "Support/Id.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace heddle::analysis {

/// A set of a SharedSets; equal sets have equal ids.
using SetId = Id<struct SharedSetTag>;

class SharedSets {
public:
  SharedSets() { make({}); }

  static SetId empty() { return SetId(0); }
  /// The set of \p Members, in any order, perhaps several times each.
  SetId make(std::vector<uint32_t> Members);
  SetId unite(SetId A, SetId B);
  SetId unite(llvm::SmallVector<SetId, 8> Sets);

  /// Sorted, each once; valid until the next set is made.
  llvm::ArrayRef<uint32_t> operator[](SetId S) const { return Sets[S.index()]; }
  /// How many different ones there are.
  size_t size() const { return Sets.size(); }

private:
  SetId keep(std::vector<uint32_t> Sorted);

  std::vector<std::vector<uint32_t>> Sets;
  /// By hash: the set that was last made with it; by set: the one before it.
  llvm::DenseMap<uint64_t, uint32_t> Last;
  std::vector<uint32_t> Before;
  /// By both sets, the smaller id first.
  llvm::DenseMap<uint64_t, SetId> Unions;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_SHAREDSETS_H
