//===- Report/Gitlab.h - findings for merge requests ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The report as GitLab's Code Quality reads it: an array with a short object
// for each finding, known again by its fingerprint.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_GITLAB_H
#define HEDDLE_REPORT_GITLAB_H

#include "Report/RunReport.h"
#include "llvm/Support/raw_ostream.h"

namespace heddle::report {

struct GitlabOptions {
  /// Absolute: the root of the checkout, which the report names files from.
  std::string Root;
};

void writeGitlab(llvm::raw_ostream &OS, const RunReport &R, const GitlabOptions &O);

} // namespace heddle::report

#endif // HEDDLE_REPORT_GITLAB_H
