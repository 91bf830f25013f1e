//===- Cache/Store.h - entries on the disk ----------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A folder of entries. Any number of runs may read and write it at once, on any
// number of machines: an entry appears whole or not at all (a temporary file
// takes its name), and two writers of one key write the same. Whatever is
// wrong with it costs time, never a result: reading fails as a miss, writing
// ends for this run, and why is told once.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_STORE_H
#define HEDDLE_CACHE_STORE_H

#include "Cache/Entry.h"
#include <atomic>
#include <memory>
#include <mutex>

namespace heddle::cache {

struct StoreOptions {
  std::string Folder;
  bool ReadOnly = false; ///< nothing is written, removed or touched
};

class Store {
public:
  /// Makes the folder if there is none. Fails where it can not be used: it is
  /// no folder, cannot be entered, or everybody may write to it and it belongs
  /// to another user.
  static llvm::Expected<std::unique_ptr<Store>> open(StoreOptions O);

  /// The payload of the entry; none where there is none that is whole. One
  /// that is damaged is removed and counted. May be called by many threads.
  std::optional<std::string> read(EntryKind K, const Digest &Key);
  /// Has the entry taken for used now, if it exists.
  void markUsed(EntryKind K, const Digest &Key);
  /// May be called by many threads.
  void write(EntryKind K, const Digest &Key, llvm::StringRef Payload);

  const std::string &folder() const { return Options.Folder; }
  bool readOnly() const { return Options.ReadOnly; }
  unsigned damaged() const { return Damaged; }
  uint64_t bytesWritten() const { return Written; }
  /// Why nothing is written any more; empty if all is well.
  const std::string &writeTrouble() const { return Trouble; }

private:
  explicit Store(StoreOptions O) : Options(std::move(O)) {}

  StoreOptions Options;
  std::atomic<unsigned> Damaged = 0;
  std::mutex Writing;
  uint64_t Written = 0;
  std::string Trouble;
};

/// Writes \p Bytes under the name \p Path, whole or not at all.
llvm::Error placeFile(const std::string &Path, llvm::StringRef Bytes);

} // namespace heddle::cache

#endif // HEDDLE_CACHE_STORE_H
