//===- Report/Json.h - findings for programs --------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The report as JSON; docs/formats.md describes it. Stable within a major
// version: fields are added, never changed. Always valid UTF-8.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_JSON_H
#define HEDDLE_REPORT_JSON_H

#include "Report/RunReport.h"
#include "llvm/Support/raw_ostream.h"

namespace heddle::report {

/// Raised when a field changes its meaning or goes; see docs/formats.md.
inline constexpr int JsonFormatVersion = 1;

struct JsonOptions {
  /// Absolute; files below it are written relative to it. Empty: all absolute.
  std::string Root;
  /// Write the times and the number of cached files, which differ from run to
  /// run. Without it they are 0, and equal input gives equal bytes.
  bool Measurements = false;
};

void writeJson(llvm::raw_ostream &OS, const RunReport &R, const JsonOptions &O);

} // namespace heddle::report

#endif // HEDDLE_REPORT_JSON_H
