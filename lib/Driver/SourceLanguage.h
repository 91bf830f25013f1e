//===- Driver/SourceLanguage.h - which files heddle reads -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_SOURCELANGUAGE_H
#define HEDDLE_DRIVER_SOURCELANGUAGE_H

#include "llvm/ADT/StringRef.h"

namespace heddle::driver {

enum class SourceLanguage {
  C,
  Cxx,
  Header, ///< read where it is included
  Other,  ///< assembler, CUDA, Objective-C, Fortran …
};

/// By the extension of \p File.
SourceLanguage languageOfFile(llvm::StringRef File);
/// By the value of `-x`.
SourceLanguage languageOfFlag(llvm::StringRef Value);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_SOURCELANGUAGE_H
