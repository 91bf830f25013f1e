//===- Support/DiskState.h - what the disk says of a path -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Questions about files, with answers as short bytes that are compared and kept.
// Whoever records an answer and whoever asks again use the same functions.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_SUPPORT_DISKSTATE_H
#define HEDDLE_SUPPORT_DISKSTATE_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace heddle {

/// What one stat() of a path tells, links followed.
struct DiskState {
  /// "file", "folder", "other", or "none N" with the number of the error.
  std::string Kind;
  /// A hash of device, inode, size and both times of a file; never 0 for a file.
  uint64_t Stamp = 0;
  /// Of the later of both times, in nanoseconds since 1970.
  int64_t Changed = 0;
  uint64_t Size = 0;
  uint64_t Device = 0, Inode = 0;

  bool isFile() const { return Kind == "file"; }
  /// Whether both are there, and are one file or one folder.
  bool sameFileAs(const DiskState &O) const {
    return Kind == O.Kind && Inode && Device == O.Device && Inode == O.Inode;
  }
};

DiskState diskState(const std::string &Path);

/// Nanoseconds since 1970, by the clock that stamps files.
int64_t diskTime();

/// Whether a file that was in state \p S at \p Now will show by another stamp
/// that it was changed later. Not so where its last change is as recent as a
/// clock's tick, or lies in the future.
bool stampIsTrusted(const DiskState &S, int64_t Now);

/// 32 bytes: a hash of a file's content.
std::string contentAnswer(llvm::StringRef Bytes);
/// The same for the file \p Path; none where it cannot be read.
std::optional<std::string> contentOfFile(const std::string &Path);

/// 32 bytes: a hash of the names in a folder, in whatever order.
std::string listingAnswer(std::vector<std::string> Names);
/// The same for the folder \p Path; "none" where it cannot be read.
std::string listingOfFolder(const std::string &Path);

/// \p Path with all links followed; empty where there is no such path.
std::string realPathAnswer(const std::string &Path);

} // namespace heddle

#endif // HEDDLE_SUPPORT_DISKSTATE_H
