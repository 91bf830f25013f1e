//===- Report/Html.h - findings as a page to read ---------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The report as one HTML file that opens anywhere: nothing is loaded, no script
// runs, and the page itself forbids both. Each finding shows its threads side by
// side, with source and the locks held at each step. What comes from the code
// is text, whatever it contains.
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
  /// A page with more findings is no longer read, or opened.
  size_t MostFindings = 2000;
};

/// The surest findings come first; what is beyond MostFindings is counted in
/// the page.
void writeHtml(llvm::raw_ostream &OS, const RunReport &R, const HtmlOptions &O);

} // namespace heddle::report

#endif // HEDDLE_REPORT_HTML_H
