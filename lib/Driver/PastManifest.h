//===- Driver/PastManifest.h - past files for workers -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The entries of PastFiles as a file, which workers read.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_PASTMANIFEST_H
#define HEDDLE_DRIVER_PASTMANIFEST_H

#include "Support/PastFiles.h"
#include "llvm/Support/Error.h"

namespace heddle::driver {

std::string encodeManifest(const PastFiles::Entries &E);
/// Fails for bytes that encodeManifest() did not make.
llvm::Expected<PastFiles::Entries> decodeManifest(llvm::StringRef Bytes);
/// Reads the file \p Path.
llvm::Expected<std::unique_ptr<PastFiles>> readManifest(const std::string &Path);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_PASTMANIFEST_H
