//===- Report/RunReport.h - all that a run has to say -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the driver hands to every report format: the findings that are left
// after suppression and filters, sorted, and what could not be looked at.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_RUNREPORT_H
#define HEDDLE_REPORT_RUNREPORT_H

#include "Findings/Finding.h"

namespace heddle::report {

/// A file that could not be analysed, or not wholly.
struct FileError {
  std::string File; ///< as Place::File; empty where it concerns no one file
  std::string Message;
};

struct Stats {
  unsigned TranslationUnits = 0; ///< asked for
  unsigned Failed = 0;
  unsigned Skipped = 0;
  unsigned Cached = 0;
  unsigned Suppressed = 0; ///< findings, by comments
  unsigned InBaseline = 0; ///< findings that are known
  double WallSeconds = 0;
  double CpuSeconds = 0; ///< user and system, workers too
  double LinkSeconds = 0;
};

/// A check, for formats that explain what they report.
struct RuleInfo {
  std::string Name;    ///< "heddle-lock-order"
  std::string Summary; ///< one line
  std::string Page;    ///< Markdown; empty: there is none
};

/// A NOLINT comment that does not do what it seems to.
struct CommentRemark {
  std::string Kind; ///< "malformed", "unexplained", "unused"
  findings::Note What;
};

struct RunReport {
  std::string ToolVersion;
  /// All checks, sorted by name.
  std::vector<RuleInfo> Rules;
  std::vector<findings::Finding> Findings;
  std::vector<FileError> Errors;
  std::vector<CommentRemark> Comments;
  Stats Statistics;
};

} // namespace heddle::report

#endif // HEDDLE_REPORT_RUNREPORT_H
