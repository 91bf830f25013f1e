//===- Analysis/Publications.h - until when an object is its maker's -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a function makes is its own until it puts the pointer where others find it:
//
//   Table *t = new Table;  t->size = 0;  table.store(t);
//
// An object counts as made here if it comes from `new`, or if the pointer that a
// call gave is put into an atomic with release order, which is what one does with
// a new object and with no other. Forward reachability within one function; that
// a callee has kept the pointer before is not seen (under-approximates what is
// shared).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_PUBLICATIONS_H
#define HEDDLE_ANALYSIS_PUBLICATIONS_H

#include "Link/Program.h"
#include "llvm/ADT/DenseMap.h"

namespace heddle::analysis {

using link::FunctionId;
using link::Program;

class Publications {
public:
  explicit Publications(const Program &Prog) : P(Prog) {}

  /// Whether the object that \p Path of \p F names, or lies in, is still its
  /// maker's just before \p E.
  bool isUnpublished(FunctionId F, model::EventId E, model::PathId Path);

private:
  struct Made {
    model::RootKind Root;
    uint32_t Operand;
    std::vector<bool> Shared; ///< by event: it may have been published before
  };
  const std::vector<Made> &madeIn(FunctionId F);
  bool makes(FunctionId F, model::EventId Store) const;

  const Program &P;
  llvm::DenseMap<uint32_t, std::vector<Made>> ByFunction;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_PUBLICATIONS_H
