//===- Driver/Collect.h - commands to summaries -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Has a plan carried out by an extractor and reads what comes back. A unit that
// fails, or has errors in its source, is told; the others go on, and what was
// understood of it is used.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_COLLECT_H
#define HEDDLE_DRIVER_COLLECT_H

#include "Driver/Extractor.h"
#include "Driver/Plan.h"
#include "Driver/Progress.h"

namespace heddle::driver {

struct Collected {
  /// In the order of the plan.
  std::vector<model::TuSummary> Summaries;
  /// Units without a summary, and units with errors in their source; in the
  /// order of the plan.
  std::vector<report::FileError> Failed;
};

llvm::Expected<Collected> collect(const Plan &P, Extractor &E, Progress &Show);

/// Why \p S is incomplete, in one line: its first error and the number of the
/// others. Source outside of \p Roots is not quoted: a command could name a
/// file that is nobody's business as a header. None if it has no errors.
std::optional<report::FileError> sourceErrors(const model::TuSummary &S, const ProjectRoots &Roots);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_COLLECT_H
