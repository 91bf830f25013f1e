//===- Driver/Publish.h - findings to their readers, and the status -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The end of `check` and of `link`: reports are written, failures told, the
// closing line printed, the exit status decided.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_PUBLISH_H
#define HEDDLE_DRIVER_PUBLISH_H

#include "Driver/Analyse.h"
#include "Driver/BaselineFiles.h"
#include "Driver/ExitStatus.h"
#include "Driver/FixFiles.h"
#include "Driver/Statistics.h"
#include "Report/Format.h"
#include <map>

namespace heddle::driver {

/// One report. Without a file it goes to standard output.
struct ReportWish {
  report::Format How = report::Format::Text;
  std::string File;
};

struct PublishOptions {
  std::vector<ReportWish> Reports;
  /// What makes exit status 1; none: nothing does.
  std::optional<findings::Confidence> FailOn = findings::Confidence::Medium;
  unsigned AllowedToFail = 0;
  bool Quiet = false;      ///< no notes, no progress
  bool Statistics = false; ///< --stats
  std::string WorkingDirectory;
  BaselineOptions Baseline;
  FixOptions Fix;
  /// The page of each check in Markdown, by name; for formats that explain.
  std::map<std::string, std::string> Pages;
};

/// What a comparison with another revision came to.
struct SinceFacts {
  std::string Revision, Base;                ///< as it was given; the commit that was compared with
  unsigned Old = 0;                          ///< findings of the head that the base has, too
  std::vector<report::FileError> Failed;     ///< what could not be known of the base
  std::vector<findings::Note> AddedComments; ///< that suppress, and that it lacks
};

/// What a run came to, beside its findings.
struct RunFacts {
  unsigned Analysed = 0; ///< units with a summary and no errors
  unsigned Usable = 0;   ///< units with a summary
  unsigned Skipped = 0;
  std::vector<report::FileError> Failed;
  /// Units whose summary was in the cache; none if there is no cache.
  std::optional<unsigned> Cached = {};
  RunCost Cost;
  /// Set where the findings are those that are new.
  std::optional<SinceFacts> Since = {};
  /// Set by publish(), where a baseline is given or made.
  std::optional<BaselineCounts> Baseline;
};

/// Makes pairs of --format and -o: the n-th file is for the n-th format; text
/// goes to standard output unless another format does. Fails for an unknown
/// format, and where two reports would get into each other: in one file, or on
/// standard output, where only `text` and `github` go together.
llvm::Expected<std::vector<ReportWish>> pairReports(llvm::ArrayRef<std::string> Formats,
                                                    llvm::ArrayRef<std::string> Files);

/// Publishes and gives the exit status. Excerpts come from \p Source.
int publish(AnalyseResult Result, RunFacts Facts, report::SourceText &Source,
            const PublishOptions &O);

/// "heddle: 412 of 415 files analysed (2 failed, 1 skipped), 3 new findings (1 high), …".
std::string closingLine(const AnalyseResult &R, const RunFacts &F);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_PUBLISH_H
