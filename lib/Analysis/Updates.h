//===- Analysis/Updates.h - updates that are more than one step -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which writes of a function depend on an earlier read of the same location:
// `x = f(x)` (also through a local), `head = head->next`, `if (x < v) x = v`, `if (!a) a = true`,
// and the single expressions `++x`, `x += 1` on plain data. Syntactic, within
// one function: neither over- nor under-approximates in general.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_UPDATES_H
#define HEDDLE_ANALYSIS_UPDATES_H

#include "Analysis/LockFlow.h"

namespace heddle::analysis {

struct Update {
  enum class Form : uint8_t {
    Expression,  ///< ++x, x += 1: read and write at one event
    Dependent,   ///< x = f(x)
    Conditional, ///< if (x < v) x = v
    Unchecked,   ///< a compare-exchange with a value made of the old one, whose
                 ///< result nobody looks at
  };
  Form How = Form::Expression;
  model::EventId Write;
  model::EventId Read; ///< the same event for Expression and Unchecked
};

/// The updates of \p F that are not one indivisible step, by the write, in the
/// order of events.
std::vector<Update> findUpdates(const Program &P, const LockFlow &Locks, FunctionId F);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_UPDATES_H
