//===- Report/Github.h - findings as annotations of a workflow --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The report as workflow commands, which GitHub's runner takes out of the log
// and shows as annotations beside the code. It shows ten of a kind for each
// step, so no more are written: the surest first, the rest is counted.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_GITHUB_H
#define HEDDLE_REPORT_GITHUB_H

#include "Report/RunReport.h"
#include "llvm/Support/raw_ostream.h"

namespace heddle::report {

struct GithubOptions {
  /// Absolute: the root of the checkout, which annotations name files from.
  std::string Root;
};

/// A line for each annotation; names from the code can neither end a command
/// nor begin one.
void writeGithub(llvm::raw_ostream &OS, const RunReport &R, const GithubOptions &O);

} // namespace heddle::report

#endif // HEDDLE_REPORT_GITHUB_H
