//===- Analysis/StaleSteps.h - steps that rely on an earlier one -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Pairs of atomic steps of one function (Sections.h) where the second one relies on what
// the first one found: a branch on the value that was read decides whether the variable
// is changed or used, or the value goes into what is written. Between the two the lock is
// free. A second step that looks again is none. Whether another thread can come between
// them is not asked here. Within one function: neither over- nor under-approximates in
// general.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_STALESTEPS_H
#define HEDDLE_ANALYSIS_STALESTEPS_H

#include "Analysis/Sections.h"

namespace heddle::analysis {

struct StaleStep {
  FunctionId Function;
  SectionAccess Look, Act;
  /// The value goes into what is written, or chooses the element; else a branch decides.
  bool ByValue = false;
  /// It is changed for a while, and then what was there is put back.
  bool Restores = false;
  /// What the first step found also decides whether a thread is started.
  bool Starts = false;
  /// Of a variable in an element: both steps name the same one, by one key or one reference.
  bool OneElement = false;

  /// Both steps are calls.
  bool ofCalls() const { return Look.Depth != 0 && Act.Depth != 0; }
  /// An old value is written back, as a whole.
  bool writesBack() const { return ByValue && Act.How == SectionAccess::Use::Set; }
};

/// Whether two accesses of \p F choose the element on their way by the same words.
bool areOfOneElement(const Program &P, FunctionId F, const SectionAccess &X,
                     const SectionAccess &Y);

/// All of \p F, in the order of their events.
std::vector<StaleStep> findStaleSteps(const Program &P, const Sections &S, FunctionId F);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_STALESTEPS_H
