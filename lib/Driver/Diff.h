//===- Driver/Diff.h - two reports compared ---------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The verb `diff`: which findings of a report are not in an older one, which of
// the older one are gone. Files are compared as they are; nothing is analysed.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_DIFF_H
#define HEDDLE_DRIVER_DIFF_H

#include "Findings/Finding.h"
#include <optional>
#include <string>

namespace heddle::driver {

struct DiffOptions {
  std::string Old, New;
  bool Json = false;      ///< else text
  std::string OutputFile; ///< empty: standard output
  /// What makes exit status 1 when it is new; none: nothing does.
  std::optional<findings::Confidence> FailOn = findings::Confidence::Medium;
  /// How many errors the new report may have without exit status 3.
  unsigned AllowedToFail = 0;
};

/// Prints what differs and gives the exit status.
int diff(const DiffOptions &O);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_DIFF_H
