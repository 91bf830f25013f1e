//===- Cache/SummaryCache.h - results by what was read ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two steps, as in the direct mode of ccache: a unit (a command and the tool)
// has a list of what earlier extractions of it asked the disk and were told; the
// first of them whose every answer is still the same names the result.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_SUMMARYCACHE_H
#define HEDDLE_CACHE_SUMMARYCACHE_H

#include "Cache/FileStates.h"
#include "Cache/Store.h"

namespace heddle::cache {

class SummaryCache {
public:
  /// \p Files: where the units' inputs are looked at.
  explicit SummaryCache(Store &S, const FileView &Files = FileView::disk())
      : Entries(S), Disk(Files) {}

  /// The key of the result that \p Unit has now. The entry must be about
  /// \p MainFile. May be called by many threads.
  std::optional<Digest> find(const Digest &Unit, llvm::StringRef MainFile);

  /// The bytes of a result. May be called by many threads.
  std::optional<std::string> summary(const Digest &Result) {
    return Entries.read(EntryKind::Summary, Result);
  }

  /// Keeps \p Summary, which was made from \p Inputs, and gives its key; none,
  /// and nothing is kept, where the inputs are volatile.
  std::optional<Digest> keep(const Digest &Unit, llvm::StringRef MainFile,
                             const model::UnitInputs &Inputs, llvm::StringRef Summary);

private:
  Store &Entries;
  FileStates Disk;
};

} // namespace heddle::cache

#endif // HEDDLE_CACHE_SUMMARYCACHE_H
