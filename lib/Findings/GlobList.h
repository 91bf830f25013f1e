//===- Findings/GlobList.h - clang-tidy's lists of globs --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The grammar of `--checks=` and of the parentheses of a NOLINT comment, as
// clang-tidy has it: globs separated by commas, `*` the only wildcard, spaces
// around an item ignored, a leading '-' removes, and the last item that matches
// decides.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_GLOBLIST_H
#define HEDDLE_FINDINGS_GLOBLIST_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace heddle::findings {

class GlobList {
public:
  struct Item {
    std::string Glob; ///< without the '-'
    bool Removes = false;
    bool exact() const { return Glob.find('*') == std::string::npos; }
  };

  GlobList() = default;
  explicit GlobList(llvm::StringRef List);

  /// Whether the last item that matches \p Name adds or removes it; none where
  /// no item matches.
  std::optional<bool> decide(llvm::StringRef Name) const;
  llvm::ArrayRef<Item> items() const { return Items; }

  /// Whether \p Name matches \p Glob, in which `*` stands for any text.
  static bool matches(llvm::StringRef Glob, llvm::StringRef Name);

private:
  std::vector<Item> Items;
};

/// The name of \p Known that \p Name was probably meant to be, or none.
std::optional<llvm::StringRef> closestName(llvm::StringRef Name,
                                           llvm::ArrayRef<llvm::StringRef> Known);

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_GLOBLIST_H
