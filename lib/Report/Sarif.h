//===- Report/Sarif.h - findings for code scanning --------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The report as SARIF 2.1.0 (OASIS), in the narrower form that GitHub's code
// scanning reads: each thread of a finding is a thread flow of one code flow.
// GitHub refuses a whole file that is beyond its limits, so the report keeps
// them itself: the least sure findings are left out first, and it says so.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_SARIF_H
#define HEDDLE_REPORT_SARIF_H

#include "Report/RunReport.h"
#include "Report/SourceText.h"
#include "llvm/Support/raw_ostream.h"

namespace heddle::report {

/// What GitHub takes, or shows, of one run.
struct SarifLimits {
  size_t Results = 25000;
  size_t CompressedBytes = 10'000'000; ///< as gzip makes them
  size_t StepsOfResult = 1000;         ///< in all code flows of a result
  size_t PlacesOfResult = 100;         ///< related locations
};

struct SarifOptions {
  /// Absolute; files below it get URIs relative to it. Empty: all absolute.
  std::string Root;
  /// For hashes of lines, and for columns as SARIF counts them (UTF-16); none:
  /// no hashes, and columns as they are.
  SourceText *Source = nullptr;
  SarifLimits Limits;
};

/// Gives what was left out to keep the limits, as one line for people; empty:
/// nothing. Findings of one check on one line are one result: GitHub would take
/// them for the same.
std::string writeSarif(llvm::raw_ostream &OS, const RunReport &R, const SarifOptions &O);

} // namespace heddle::report

#endif // HEDDLE_REPORT_SARIF_H
