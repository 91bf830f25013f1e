//===- Analysis/ValueFlow.h - where a value comes from ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The events of one function from which a value stems, followed backwards through
// calls (their arguments, and the object where a call's result is one) and through
// locals that are objects, or whose address is known elsewhere. Extract has followed the other
// locals. What flows through memory is not followed (under-approximates); which of a call's
// arguments its result is made of is not asked (over-approximates).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_VALUEFLOW_H
#define HEDDLE_ANALYSIS_VALUEFLOW_H

#include "Model/FunctionSummary.h"
#include "Model/PathTable.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SmallVector.h"

namespace heddle::analysis {

class ValueFlow {
public:
  ValueFlow(const model::FunctionSummary &F, const model::PathTable &P) : Body(F), Paths(P) {}

  /// All that flows into the values of \p Events, themselves among them.
  llvm::BitVector sources(llvm::ArrayRef<model::EventId> Events) const;
  /// What flows into the condition.
  llvm::BitVector sources(const model::Branch &C) const;
  /// What flows into what \p E writes, or into the arguments that it passes.
  llvm::BitVector given(model::EventId E) const;

private:
  void addArguments(model::EventId Call, llvm::SmallVectorImpl<model::EventId> &To) const;

  const model::FunctionSummary &Body;
  const model::PathTable &Paths;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_VALUEFLOW_H
