//===- Report/HtmlSummary.h - what a run comes to, on the page --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The head of the HTML page: findings counted by check, confidence and folder, the
// conditions of its deadlocks, and what the run was. Used by Html alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_HTMLSUMMARY_H
#define HEDDLE_REPORT_HTMLSUMMARY_H

#include "Report/RunReport.h"
#include "llvm/Support/JSON.h"

namespace heddle::report {

/// For the section "tables" of the template. Folders are named relative to \p Root.
llvm::json::Array summaryTables(const RunReport &R, llvm::StringRef Root);

/// "heddle 0.1.0, 415 files, 2 failed": the same in every run on the same code.
std::string runSentence(const RunReport &R);

/// What it cost, which is never the same.
std::string costSentence(const Stats &S);

} // namespace heddle::report

#endif // HEDDLE_REPORT_HTMLSUMMARY_H
