//===- Format/SummaryFile.h - a summary as bytes ----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FORMAT_SUMMARYFILE_H
#define HEDDLE_FORMAT_SUMMARYFILE_H

#include "Model/TuSummary.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace heddle::format {

/// The summary as the bytes of a summary file; equal summaries give equal
/// bytes.
std::string write(const model::TuSummary &S);

/// Reads and verifies. Fails with a message that says what is wrong with the
/// bytes (not a summary, another version, truncated, damaged, an id out of
/// range); never crashes, whatever the bytes are.
llvm::Expected<model::TuSummary> read(llvm::StringRef Bytes);

/// Checks that every id lies within its table and every limit is kept. What
/// read() returns has been verified.
llvm::Error verify(const model::TuSummary &S);

} // namespace heddle::format

#endif // HEDDLE_FORMAT_SUMMARYFILE_H
