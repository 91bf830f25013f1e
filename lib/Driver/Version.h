//===- Driver/Version.h - which heddle this is ------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_VERSION_H
#define HEDDLE_DRIVER_VERSION_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace heddle::driver {

/// "0.1.0".
llvm::StringRef toolVersion();
/// The version of LLVM that heddle was built with.
llvm::StringRef llvmVersion();

/// Clang's own headers (stddef.h …) are there. Without them every file would
/// fail, each with an error that tells nothing.
llvm::Error checkResourceDirectory();

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_VERSION_H
