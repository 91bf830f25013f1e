//===- Driver/RunRecord.h - what a whole run came to ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// While no unit has another summary and the user's wishes are the same, a run
// comes to the same findings: they are kept, so that such a run reads no summary
// and analyses nothing.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_RUNRECORD_H
#define HEDDLE_DRIVER_RUNRECORD_H

#include "Driver/Publish.h"
#include "Driver/Summaries.h"

namespace heddle::driver {

struct RunRecord {
  AnalyseResult Result;
  std::vector<report::FileError> Failed;
  unsigned Usable = 0, Whole = 0; ///< as in GatheredSummaries
  /// The files that the findings name, as they were analysed.
  std::map<std::string, report::DiskSource::ContentHash> Sources;
};

/// Times are left out: nothing was measured in a run that is read.
std::string writeRunRecord(const RunRecord &R);
/// Fails for bytes that writeRunRecord() did not make.
llvm::Expected<RunRecord> readRunRecord(llvm::StringRef Bytes);

/// The files that stand in places of \p R.
std::vector<std::string> filesNamed(const AnalyseResult &R);

/// The record of \p Run, if each of its units has a known result and the cache
/// has one.
std::optional<RunRecord> recallRun(const PreparedRun &Run, const Analyser &A);
/// Keeps \p R for recallRun().
void rememberRun(const PreparedRun &Run, const Analyser &A, const RunRecord &R);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_RUNRECORD_H
