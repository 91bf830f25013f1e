//===- Report/Html.h - findings as a page to read ---------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The report as one HTML file that opens anywhere: nothing is loaded, and the page
// itself forbids it. Each finding shows its threads side by side, with source and
// the locks held at each step; the lock graph is a picture. One script, known to the
// page's policy by its hash, moves the picture and lights the cycle of a finding; all
// can be read without it. What comes from the code is text, whatever it contains.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_HTML_H
#define HEDDLE_REPORT_HTML_H

#include "Report/RunReport.h"
#include "Report/SourceText.h"
#include "llvm/Support/raw_ostream.h"

namespace heddle::report {

struct HtmlOptions {
  /// Absolute; files below it are named relative to it.
  std::string Root;
  /// Where lines of source come from; none: the page has none.
  SourceText *Source = nullptr;
  /// Show what the run cost, which no two runs have in common.
  bool Measurements = false;
  /// A page with more findings is no longer read, or opened.
  size_t MostFindings = 2000;
};

/// The surest findings come first; what is beyond MostFindings is counted in
/// the page.
void writeHtml(llvm::raw_ostream &OS, const RunReport &R, const HtmlOptions &O);

} // namespace heddle::report

#endif // HEDDLE_REPORT_HTML_H
