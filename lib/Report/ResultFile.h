//===- Report/ResultFile.h - a JSON report, read again ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What `heddle diff` needs of a report that --format=json wrote: enough of each
// finding to compare it and to name it, and the finding itself as it stands in
// the file, with fields that a later heddle may have added.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_RESULTFILE_H
#define HEDDLE_REPORT_RESULTFILE_H

#include "Findings/Finding.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace heddle::report {

struct ResultFile {
  /// Check, Level, Where, Message, Function and Fingerprint are set, the rest is
  /// not. Files are named as in the report.
  std::vector<findings::Finding> Findings;
  llvm::json::Array Whole; ///< the same findings, as they stand in the file
  size_t Errors = 0;       ///< files that could not be analysed, or not wholly
};

/// Fails for what is no report of heddle, or one of a newer version of the
/// format. \p Name is used in messages.
llvm::Expected<ResultFile> parseResults(llvm::json::Object Document, llvm::StringRef Name);

/// The same, from the file \p Path.
llvm::Expected<ResultFile> readResults(llvm::StringRef Path);

} // namespace heddle::report

#endif // HEDDLE_REPORT_RESULTFILE_H
