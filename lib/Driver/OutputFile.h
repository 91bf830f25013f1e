//===- Driver/OutputFile.h - files and standard output, whole or not at all -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_OUTPUTFILE_H
#define HEDDLE_DRIVER_OUTPUTFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace heddle::driver {

/// Writes \p Bytes under the name \p Path: into a file beside it first, which
/// then takes its place, so that a full disk leaves the old content. What is
/// not a regular file (/dev/stdout, a pipe) is written straight.
llvm::Error writeFile(llvm::StringRef Path, llvm::StringRef Bytes);

/// Writes \p Bytes to standard output. Ends this process as `cat` would where
/// the reader is gone (| head).
llvm::Error writeStandardOutput(llvm::StringRef Bytes);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_OUTPUTFILE_H
