//===- Analysis/Assertions.h - what is asserted, not decided ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A branch of which one way ends the program (assert, abort) decides nothing: it says
// what is taken for granted. A throw is a way that the program goes.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_ASSERTIONS_H
#define HEDDLE_ANALYSIS_ASSERTIONS_H

#include "Link/Program.h"

namespace heddle::analysis {

/// Whether the block \p B of \p F is the failure of an assertion.
bool isFailure(const link::Program &P, const model::FunctionSummary &F, model::BlockId B);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_ASSERTIONS_H
