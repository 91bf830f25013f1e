//===- Extract/Frontend.h - run Clang over one command ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes a compiler invocation of a compile command and runs it, once, in this
// process. Nothing is written and nothing is loaded. Keeps no state.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_FRONTEND_H
#define HEDDLE_EXTRACT_FRONTEND_H

#include "Extract/Extract.h"
#include "Extract/FileSystem.h"
#include "Support/PastFiles.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace heddle::extract {

/// An error as Clang gave it, before its place is turned into ours.
struct SourceError {
  clang::SourceLocation Where;
  std::string Message;
  bool Fatal = false;
};

/// What the frontend hands over when the AST is complete.
struct ParsedUnit {
  clang::CompilerInstance &Compiler;
  llvm::ArrayRef<SourceError> Errors;
  const RegularFileSystem &Disk;
};

/// Parses the file of \p C and calls \p AtEnd when the AST is complete, with
/// Sema still alive. Fails when there is nothing to parse. Fills \p Inputs, if
/// there is one, with what was asked of the disk. \p Past, if there is one, is
/// looked at in place of the disk.
llvm::Error runFrontend(const Command &C, const Options &O,
                        llvm::function_ref<void(const ParsedUnit &)> AtEnd,
                        model::UnitInputs *Inputs, const PastFiles *Past = nullptr);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_FRONTEND_H
