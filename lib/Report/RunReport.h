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
#include <optional>

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
  double SerialShare = 0; ///< of the work, 0 to 1: what one processor must do alone
};

/// A check, for formats that explain what they report.
struct RuleInfo {
  std::string Name;    ///< "heddle-lock-order"
  std::string Summary; ///< one line
  std::string Page;    ///< Markdown; empty: there is none
};

/// Where the findings are those that are new against another revision.
struct Comparison {
  std::string Revision, Base; ///< as it was asked for; the commit
  unsigned Old = 0;           ///< findings that the base has, too
  /// Comments that suppress findings and that the base lacks: the message is the
  /// comment.
  std::vector<findings::Note> AddedSuppressions;
};

/// What is said of one of AddedSuppressions.
inline std::string describeAdded(const findings::Note &Comment) {
  return "the change adds '" + Comment.Message + "', which keeps findings back";
}

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
  findings::LockOrder Locks; ///< of the whole program, whatever is shown of it
  std::optional<Comparison> Since = {};
  Stats Statistics;
};

} // namespace heddle::report

#endif // HEDDLE_REPORT_RUNREPORT_H
