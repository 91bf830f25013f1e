//===- Format/SummaryFile.h - a summary as bytes ----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The summary of a translation unit as a file: what workers send, what the cache
// keeps and what `heddle link` reads. Layout.h is the specification. Needs no
// Clang; every byte that comes from outside is checked.
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
/// bytes. What verify() refuses is written all the same, and refused by read().
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
