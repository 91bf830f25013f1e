//===- Tidy/FindingText.h - a finding in clang-tidy's words -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-tidy shows a warning and notes, each at one place. Here a finding becomes
// that: the interleaving is told step by step, as the text report does it, with
// the thread named in each. Plain values; knows nothing of Clang.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TIDY_FINDINGTEXT_H
#define HEDDLE_TIDY_FINDINGTEXT_H

#include "Findings/Finding.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::tidy {

/// The notes that follow the warning of \p F, each with a place in the source:
/// where each thread begins and every step of the interleaving in its order,
/// then what has gone wrong, the evidence, the confidence unless it is high, and
/// what to do. What has no place of its own stands at that of \p F. Files below
/// \p Folder are named relative to it. The text can be shown as it is.
std::vector<findings::Note> notesOf(const findings::Finding &F, llvm::StringRef Folder);

} // namespace heddle::tidy

#endif // HEDDLE_TIDY_FINDINGTEXT_H
