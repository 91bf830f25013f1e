//===- Driver/BaselineFiles.h - --baseline and its companions ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The baseline's part of a run: what is known is taken out of the findings, and
// the files that were asked for are written.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_BASELINEFILES_H
#define HEDDLE_DRIVER_BASELINEFILES_H

#include "Driver/Analyse.h"
#include "Findings/Baseline.h"
#include "Support/FileView.h"
#include <optional>

namespace heddle::driver {

struct BaselineOptions {
  std::string File;    ///< --baseline; empty: none
  std::string WriteTo; ///< --write-baseline; empty: none
  bool Prune = false;  ///< --prune-baseline
  findings::Baseline Known;
};

/// Reads \p File into Known. Fails where it cannot be read or is no baseline,
/// and for wishes that contradict each other. It is read from \p Files; null: the
/// disk. One that they lack knows nothing.
llvm::Expected<BaselineOptions> readBaseline(std::string File, std::string WriteTo, bool Prune,
                                             const FileView *Files = nullptr);

struct BaselineCounts {
  size_t Covered = 0; ///< findings that are known
  size_t Gone = 0;    ///< entries that are no longer found
};

class BaselineFiles {
public:
  /// Files are named relative to \p Root. \p O must live as long as this.
  BaselineFiles(const BaselineOptions &O, std::string Root) : O(O), Root(std::move(Root)) {}

  /// Takes what is known out of \p R. With \p Complete false, what is not found
  /// may be in what was not looked at: nothing is gone then. None where no
  /// baseline plays a part.
  std::optional<BaselineCounts> apply(AnalyseResult &R, bool Complete);
  /// Writes the files that apply() has prepared.
  llvm::Error write() const;

private:
  std::vector<findings::KnownFinding> entriesOf(const AnalyseResult &R) const;
  std::vector<bool> findGone(const AnalyseResult &R) const;
  void prune(const std::vector<bool> &Gone, bool Complete);

  const BaselineOptions &O;
  std::string Root;
  /// What is to be written, and where.
  std::vector<std::pair<std::string, std::string>> Files;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_BASELINEFILES_H
