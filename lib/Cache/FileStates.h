//===- Cache/FileStates.h - what is on the disk during one run ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Asks the disk the questions of recorded inputs again, each question once in a
// run whatever the number of units that hang on it, and reads a file only where
// its stamp does not tell that it is unchanged. May be asked by many threads.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_FILESTATES_H
#define HEDDLE_CACHE_FILESTATES_H

#include "Model/UnitInputs.h"
#include "Support/FileView.h"
#include "llvm/ADT/StringMap.h"
#include <array>
#include <mutex>

namespace heddle::cache {

class FileStates {
public:
  /// \p Files must live as long as this.
  explicit FileStates(const FileView &Files = FileView::disk()) : Files(Files) {}

  /// Whether the answer is still the same. Sets \p Restamp where that took
  /// reading a file whose stamp can be trusted from now on.
  bool holds(const model::Input &I, bool &Restamp);
  /// The trusted stamp of the file \p Path now, or 0.
  uint64_t stamp(llvm::StringRef Path);

private:
  struct Known {
    DiskState State;
    std::optional<std::string> Content, Listing, Real;
  };
  /// Each path belongs to one part, so that threads seldom wait.
  struct Part {
    std::mutex Lock;
    llvm::StringMap<Known> Paths;
  };
  Part &part(llvm::StringRef Path);
  Known &known(Part &P, llvm::StringRef Path);
  DiskState state(llvm::StringRef Path);
  bool contentHolds(const model::Input &I, bool &Restamp);

  const FileView &Files;
  std::array<Part, 64> Parts;
};

} // namespace heddle::cache

#endif // HEDDLE_CACHE_FILESTATES_H
