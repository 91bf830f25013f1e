//===- Cache/Pruning.h - keeping a cache small and sound --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What `heddle cache` does, and what a run does for itself when the cache has
// grown beyond its bound. All of it may run while others read and write.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_PRUNING_H
#define HEDDLE_CACHE_PRUNING_H

#include "Cache/Layout.h"

namespace heddle::cache {

/// A cache is kept below that where nothing else is said.
constexpr uint64_t DefaultMaxBytes = uint64_t(4) << 30;

struct Usage {
  uint64_t Files = 0, Bytes = 0;
  void add(const CachedFile &F) {
    ++Files;
    Bytes += F.Bytes;
  }
};

struct PruneResult {
  Usage Removed, Left;
  /// Files that could not be removed; their reason, of the first.
  std::string Trouble;
};

/// Removes temporary files that are an hour old, then the entries that were not
/// used for longest, until all together have at most \p MaxBytes.
PruneResult prune(llvm::StringRef Folder, uint64_t MaxBytes);

/// Removes all entries.
PruneResult clear(llvm::StringRef Folder);

/// Reads all entries and gives the paths of those that are damaged.
std::vector<std::string> findDamaged(llvm::StringRef Folder);

/// To be called when a run has written \p Written bytes: prunes to four fifths
/// when the cache has probably grown beyond \p MaxBytes. The size is a running
/// sum in a file of the cache; where two runs add to it at once one sum is lost,
/// so that it is counted anew now and then.
void boundSize(llvm::StringRef Folder, uint64_t Written, uint64_t MaxBytes);

} // namespace heddle::cache

#endif // HEDDLE_CACHE_PRUNING_H
