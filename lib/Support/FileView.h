//===- Support/FileView.h - which files are looked at -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The questions of DiskState.h as an interface: the disk answers them as it is,
// PastFiles as it was. Whoever reads, records or verifies what a translation unit
// hangs on asks one of these. Paths are absolute.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_SUPPORT_FILEVIEW_H
#define HEDDLE_SUPPORT_FILEVIEW_H

#include "Support/DiskState.h"

namespace heddle {

/// The disk as it is. May be asked by many threads.
class FileView {
public:
  virtual ~FileView() = default;

  virtual DiskState state(const std::string &Path) const { return diskState(Path); }
  virtual std::optional<std::string> content(const std::string &Path) const {
    return contentOfFile(Path);
  }
  virtual std::string listing(const std::string &Path) const { return listingOfFolder(Path); }
  virtual std::string realPath(const std::string &Path) const { return realPathAnswer(Path); }
  /// The path on the disk where what \p Path shows can be read; none where it
  /// shows nothing, though there may be something on the disk.
  virtual std::optional<std::string> locate(const std::string &Path) const { return Path; }

  static const FileView &disk();
};

} // namespace heddle

#endif // HEDDLE_SUPPORT_FILEVIEW_H
