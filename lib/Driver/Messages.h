//===- Driver/Messages.h - what heddle says on standard error ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One line each: "heddle: error: …". Whatever comes from outside is escaped.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_MESSAGES_H
#define HEDDLE_DRIVER_MESSAGES_H

#include "Report/RunReport.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

namespace heddle::driver {

void printError(const llvm::Twine &Message);
/// Prints \p E and takes it.
void printError(llvm::Error E);
void printWarning(const llvm::Twine &Message);
void printNote(const llvm::Twine &Message);

/// At most ten of \p Errors, and how many more there are; one hint where
/// several lack a header.
void printFailures(llvm::ArrayRef<report::FileError> Errors, llvm::StringRef WorkingDirectory);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_MESSAGES_H
