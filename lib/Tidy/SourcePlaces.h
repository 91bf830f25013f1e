//===- Tidy/SourcePlaces.h - places back to source locations ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A finding names its places by file, line and column. Within the TU that it comes
// from this finds the Clang locations that they were.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TIDY_SOURCEPLACES_H
#define HEDDLE_TIDY_SOURCEPLACES_H

#include "Findings/Finding.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringMap.h"
#include <optional>

namespace clang {
class SourceManager;
}

namespace heddle::tidy {

class SourcePlaces {
public:
  explicit SourcePlaces(const clang::SourceManager &SM);

  /// Invalid where the TU has not read the file.
  clang::SourceLocation location(const findings::Place &P) const;
  /// The bytes that \p P covers; empty where it has no location.
  clang::CharSourceRange range(const findings::Place &P) const;
  /// What \p E puts another text in place of; invalid where that is not here.
  clang::CharSourceRange range(const findings::Replacement &E) const;
  /// The text of \p File, if it is part of the translation unit.
  std::optional<llvm::StringRef> text(llvm::StringRef File) const;

private:
  const clang::SourceManager &SM;
  llvm::StringMap<clang::FileID> Files; ///< by the name that a summary gives them
};

} // namespace heddle::tidy

#endif // HEDDLE_TIDY_SOURCEPLACES_H
