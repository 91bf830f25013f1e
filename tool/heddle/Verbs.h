//===- heddle/Verbs.h - the verbs of the command line -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TOOL_VERBS_H
#define HEDDLE_TOOL_VERBS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::tool {

/// The table of all verbs is in main.cpp.
struct Verb {
  llvm::StringLiteral Name, Summary;
  int (*Run)(llvm::ArrayRef<const char *>);
};

/// Each takes the words behind its name and gives the exit status.
int runCheck(llvm::ArrayRef<const char *> Words);
int runExtract(llvm::ArrayRef<const char *> Words);
int runLink(llvm::ArrayRef<const char *> Words);
int runDiff(llvm::ArrayRef<const char *> Words);
int runDump(llvm::ArrayRef<const char *> Words);
int runCache(llvm::ArrayRef<const char *> Words);
int runChecks(llvm::ArrayRef<const char *> Words);
int runExplain(llvm::ArrayRef<const char *> Words);

/// Writes the manual page or the completions of a shell, \p Wish: "man", "bash", "zsh",
/// "fish". \p Statuses says what the exit statuses mean.
int runGenerate(llvm::StringRef Wish, llvm::ArrayRef<Verb> Verbs, llvm::StringRef Statuses);

} // namespace heddle::tool

#endif // HEDDLE_TOOL_VERBS_H
