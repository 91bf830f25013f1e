//===- Cache/Layout.h - the files of a cache --------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where an entry lies: FOLDER/ab/cdef….summary, named by the digits of its key
// alone, so that nothing from outside gets into a name. Files that are not
// named so are not the cache's and are left alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_LAYOUT_H
#define HEDDLE_CACHE_LAYOUT_H

#include "Cache/Entry.h"
#include <vector>

namespace heddle::cache {

std::string pathOf(llvm::StringRef Folder, EntryKind K, const Digest &Key);

/// A name, on its way to \p Path, that no other writer has, on any machine.
std::string temporaryFor(llvm::StringRef Path);

/// A file that the cache has made.
struct CachedFile {
  std::string Path;
  bool Temporary = false; ///< left by a writer that was killed, or is at work
  EntryKind Kind = EntryKind::Inputs;
  Digest Key;
  uint64_t Bytes = 0;
  int64_t Used = 0; ///< seconds since 1970
};

/// All files of the cache, by path. What goes away meanwhile is left out.
std::vector<CachedFile> listFiles(llvm::StringRef Folder);

/// The cache's folders of entries, whether they exist or not.
std::vector<std::string> entryFolders(llvm::StringRef Folder);

} // namespace heddle::cache

#endif // HEDDLE_CACHE_LAYOUT_H
