//===- heddle/Generate.h - the flags in other forms -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The manual page and the completions of shells, from the tables by which the command
// line is read: what heddle takes is what they say. Written when heddle is built, by
// 'heddle --generate=man|bash|zsh|fish', and installed.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TOOL_GENERATE_H
#define HEDDLE_TOOL_GENERATE_H

#include "Flags.h"

namespace heddle::tool {

/// A verb as it is told: its line in the table, and its flags.
struct ToldVerb {
  std::string Summary;
  VerbFacts Facts;
};

/// What can stand where a value is wanted.
struct ValueKind {
  enum class Kind : uint8_t { Any, File, Folder, OneOf } What = Kind::Any;
  std::vector<std::string> Words; ///< of OneOf
};
ValueKind valuesOf(const VerbFacts &V, const FlagFacts &F);
/// The same for what stands beside the flags.
ValueKind wordsOf(const VerbFacts &V);

/// "--format" or "-j".
std::string dashed(const FlagFacts &F);

std::string manualPage(llvm::ArrayRef<ToldVerb> Verbs, llvm::StringRef Statuses);
std::string bashCompletion(llvm::ArrayRef<ToldVerb> Verbs);
std::string zshCompletion(llvm::ArrayRef<ToldVerb> Verbs);
std::string fishCompletion(llvm::ArrayRef<ToldVerb> Verbs);

} // namespace heddle::tool

#endif // HEDDLE_TOOL_GENERATE_H
