//===- Driver/Summaries.h - a plan made and carried out ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What `check` and `dump` share: from the user's wishes to summaries, with all
// that goes wrong on the way told or kept for the report.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_SUMMARIES_H
#define HEDDLE_DRIVER_SUMMARIES_H

#include "Driver/Check.h"

namespace heddle::driver {

/// What is to be done, and what is known of it before.
struct PreparedRun {
  /// Set where the run is over: what to exit with. It has been said why.
  std::optional<int> Status;
  Plan Work;
  std::unique_ptr<CacheSession> Cache; ///< none: there is no cache
};

PreparedRun prepare(const SourceOptions &O, bool Quiet);

/// The first half of it.
llvm::Expected<Plan> planOf(const SourceOptions &O);
/// The second: looks up \p Work, whose units hang on \p Files.
PreparedRun prepare(Plan Work, const SourceOptions &O, bool Quiet, const FileView &Files);

struct GatheredSummaries {
  /// Set where the run is over: what to exit with. It has been said why.
  std::optional<int> Status;
  std::vector<model::TuSummary> Summaries;
  unsigned Whole = 0; ///< summaries of units without errors
  unsigned Skipped = 0;
  std::vector<report::FileError> Failed;
};

/// Carries out what \p Run has prepared.
GatheredSummaries gather(PreparedRun &Run, const SourceOptions &O, bool Quiet, CostMeter &Meter);

/// An analyser whose configuration is searched for upward from the database, and
/// from the working folder.
llvm::Expected<Analyser> makeAnalyser(const PlanRequest &R, AnalyseOptions O);

/// Fails where a source of \p P has another configuration than \p A between
/// itself and the one that is used, unless one was named.
llvm::Error refuseOtherConfigs(const Analyser &A, const Plan &P);

std::string dumpText(Dump What, std::vector<model::TuSummary> Summaries,
                     const catalog::Catalog &Known, llvm::StringRef Folder);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_SUMMARIES_H
