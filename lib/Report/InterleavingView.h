//===- Report/InterleavingView.h - an interleaving as text ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shows the steps of a finding's threads in the order in which they happen: two
// threads side by side where there is room, else one below the other with the
// thread's name before each step.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_INTERLEAVINGVIEW_H
#define HEDDLE_REPORT_INTERLEAVINGVIEW_H

#include "Findings/Finding.h"
#include "Report/StyledLine.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace heddle::report {

/// Nothing for a finding without threads. Files below \p Folder are shown
/// relative to it. A place that is \p Seen already is not named again.
void writeInterleaving(StyledOutput &Out, const findings::Finding &F, llvm::StringRef Folder,
                       llvm::function_ref<bool(const findings::Place &)> Seen);

} // namespace heddle::report

#endif // HEDDLE_REPORT_INTERLEAVINGVIEW_H
