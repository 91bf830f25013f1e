//===- Report/Text.h - findings for people ----------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The report that a person reads in a terminal or a log. The first line of a
// finding is in the form of a compiler's warning, so that editors find the
// place; below it the excerpt, the interleaving, the facts and what to do.
// Names and source are from outside: nothing in them reaches the terminal as a
// control character.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_TEXT_H
#define HEDDLE_REPORT_TEXT_H

#include "Report/RunReport.h"
#include "Report/SourceText.h"
#include "Report/Terminal.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

namespace heddle::report {

struct TextOptions {
  Terminal Output;
  /// Absolute; files below it are shown relative to it. Empty: all absolute.
  std::string WorkingDirectory;
  /// Where excerpts come from; none: no excerpts.
  SourceText *Source = nullptr;
};

/// The findings, each followed by an empty line.
void writeText(llvm::raw_ostream &OS, llvm::ArrayRef<findings::Finding> Findings,
               const TextOptions &O);

/// A line "place: warning: message", for what has no interleaving: an unused
/// NOLINT, a file that failed. \p Severity is "warning" or "error".
void writeNote(llvm::raw_ostream &OS, llvm::StringRef Severity, const findings::Note &N,
               const TextOptions &O);

} // namespace heddle::report

#endif // HEDDLE_REPORT_TEXT_H
