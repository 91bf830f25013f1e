//===- checks/race/DrawnElements.h - elements of one's own ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In a loop whose iterations are shared out among threads, an element that is chosen by
// the loop's variable is the iteration's own: `out[i] = f(in[i])`. Its neighbour is not:
// `out[i] = out[i - 1]`. Whatever else is computed of the variable (`i * width + j`) is
// taken for the iteration's own as well. Under-approximates.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_DRAWNELEMENTS_H
#define HEDDLE_CHECKS_RACE_DRAWNELEMENTS_H

#include "Analysis/WholeProgram.h"

namespace heddle::checks {

class DrawnElements {
public:
  explicit DrawnElements(analysis::WholeProgram &Whole) : W(Whole) {}

  enum class Answer : uint8_t {
    Unknown,    ///< one of them is not chosen by an iteration
    Apart,      ///< each iteration has its own
    Neighbours, ///< another iteration has the element
  };
  /// Of two accesses by threads of \p R.
  Answer ask(const analysis::MemoryAccess &A, const analysis::MemoryAccess &B,
             analysis::RootId R) const;

private:
  struct Index {
    bool Found = false;
    /// What is added to the variable of a loop that goes up or down by one.
    std::optional<int64_t> Offset;
  };
  Index indexOf(const analysis::MemoryAccess &A, analysis::RootId R) const;
  bool isGivenTo(analysis::RootId R, model::PathId Path) const;
  bool isDrawn(analysis::ContextId C, const model::Argument &Index, analysis::RootId R) const;
  bool draws(const model::FunctionSummary &F, model::EventId E) const;
  bool usesDraw(analysis::ContextId C, llvm::ArrayRef<model::EventId> Uses,
                analysis::RootId R) const;
  bool isGivenElement(const analysis::MemoryAccess &A, analysis::ContextId Caller,
                      model::EventId Call, analysis::RootId R) const;

  analysis::WholeProgram &W;
};

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_DRAWNELEMENTS_H
