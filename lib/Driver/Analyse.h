//===- Driver/Analyse.h - summaries to findings -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The driver's one door to catalogue, link, analysis, checks and the handling
// of findings. All that can be wrong with the user's wishes is found when it is
// made, before anything is parsed.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_ANALYSE_H
#define HEDDLE_DRIVER_ANALYSE_H

#include "Catalog/Catalog.h"
#include "Driver/ConfigFile.h"
#include "Findings/Filter.h"
#include "Findings/Suppression.h"
#include "Model/TuSummary.h"
#include "Support/FileView.h"
#include "checks/Run.h"
#include <set>

namespace heddle::driver {

/// Which values were given for this run alone: they win over the configuration.
struct GivenFlags {
  bool Confidence = false, FailOn = false, HeaderFilter = false, Exclude = false,
       RequireReason = false;
};

struct AnalyseOptions {
  /// --checks. An Analyser's own has that of the configuration before it, so
  /// that the flag has the last word.
  std::string Checks;
  findings::FilterOptions Filter;
  /// What makes exit status 1; none: nothing does.
  std::optional<findings::Confidence> FailOn = findings::Confidence::Medium;
  /// A comment without a reason suppresses nothing.
  bool RequireReason = false;
  GivenFlags Given;
  /// The .heddle.yaml to use; empty: search upward from SearchFrom.
  std::string ConfigFile;
  std::vector<std::string> SearchFrom;
  /// Where configuration is read; null: the disk.
  const FileView *Files = nullptr;
  unsigned Threads = 1;
  /// As in checks::RunOptions.
  bool Partial = false;
  findings::OwnPlace OwnPlace = findings::OwnPlace::Ours;
  /// As in checks::RunOptions.
  bool KeepUntilExit = false;
};

struct AnalyseResult {
  std::vector<findings::Finding> Findings; ///< to be shown: with fingerprints, sorted
  unsigned Suppressed = 0;
  /// Fingerprints of all that is not suppressed, shown or not.
  std::vector<std::string> Fingerprints;
  std::set<std::string> ChecksRun;
  /// That some unit reads, without system headers.
  std::set<std::string> FilesRead;
  std::vector<findings::Note> UnusedComments, MalformedComments, UnexplainedComments;
  findings::LockOrder Locks; ///< the lock graph of the whole program
  /// All comments that can suppress a finding of heddle, as they are written.
  std::vector<findings::Note> Comments;
  checks::RunStatistics Statistics;
  double LinkSeconds = 0; ///< link, analysis, checks and the handling of findings
};

class Analyser {
public:
  /// Fails for an unknown check, a bad pattern, a configuration that is wrong.
  static llvm::Expected<Analyser> create(AnalyseOptions O);

  AnalyseResult run(std::vector<model::TuSummary> Summaries) const;

  const catalog::Catalog &catalogue() const { return Known; }

  /// What holds, of flags, configuration and what is so without them.
  const AnalyseOptions &options() const { return Options; }
  const ConfigFile &config() const { return Config; }

  /// All that run() hangs on beside the summaries and the program itself, as
  /// bytes: equal wishes and summaries give equal findings.
  std::string wishes() const;

  /// Whether the check \p Check runs.
  bool enabled(llvm::StringRef Check) const;

private:
  Analyser() = default;

  AnalyseOptions Options;
  ConfigFile Config;
  catalog::Catalog Known;
  findings::CheckFilter Checks;
  std::shared_ptr<const findings::FindingFilter> Filter;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_ANALYSE_H
