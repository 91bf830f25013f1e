//===- Fixes/Fixes.h - findings to edits ------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A check says by places and names what would mend a finding (Remedy); here the
// text is read, and where it is what is expected, edits are made. A fix keeps
// the meaning, or it is not Safe; where neither is sure there is none.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FIXES_FIXES_H
#define HEDDLE_FIXES_FIXES_H

#include "Findings/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <optional>

namespace heddle::fixes {

/// The text of a file as it was analysed; none where it cannot be had.
using TextOf = llvm::function_ref<std::optional<llvm::StringRef>(llvm::StringRef File)>;

/// Sets Finding::Fixes by the remedies of each.
void propose(std::vector<findings::Finding> &All, TextOf Source);

/// What is to be done to the files, and what was left.
struct Selection {
  /// Edits of each file by offset, no two of which touch each other.
  std::map<std::string, std::vector<findings::Replacement>> Edits;
  /// The findings of which a fix is among them, by index, with the index of the fix.
  std::vector<std::pair<size_t, size_t>> Taken;
  /// Findings whose fix would touch another one's; they wait for the next run.
  unsigned Overlapping = 0;
};

/// The first fix of each finding that may be made: a safe one, or any if
/// \p Unsafe.
Selection select(llvm::ArrayRef<findings::Finding> All, bool Unsafe);

/// \p Text with \p Edits, which are sorted and do not touch. None where an edit
/// lies outside of it.
std::optional<std::string> applyEdits(llvm::StringRef Text,
                                      llvm::ArrayRef<findings::Replacement> Edits);

} // namespace heddle::fixes

#endif // HEDDLE_FIXES_FIXES_H
