//===- Catalog/BuiltinFiles.h - the YAML files in the binary ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The files of lib/Catalog/data as text; cmake/EmbedYaml.cmake writes the
// definition when heddle is built.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CATALOG_BUILTINFILES_H
#define HEDDLE_CATALOG_BUILTINFILES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::catalog {

struct BuiltinFile {
  llvm::StringRef Name;
  llvm::StringRef Text;
};

/// All of them, sorted by name.
llvm::ArrayRef<BuiltinFile> builtinFiles();

} // namespace heddle::catalog

#endif // HEDDLE_CATALOG_BUILTINFILES_H
