//===- Support/PastFiles.h - the disk as it was -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shows an earlier state of some files at the very paths where they lie now,
// links followed: other content, a file that is gone, none where there is one
// today. All other files are those of the disk. As paths are the same, whatever
// depends on files that did not change is the same in both views.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_SUPPORT_PASTFILES_H
#define HEDDLE_SUPPORT_PASTFILES_H

#include "Support/FileView.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <mutex>

namespace heddle {

class PastFiles : public FileView {
public:
  enum class Kind : uint8_t {
    File,   ///< its bytes lie elsewhere on the disk
    Link,   ///< a symbolic link
    Folder, ///< that is there only because it has entries
    Absent,
  };
  struct Entry {
    Kind What = Kind::Absent;
    std::string Text; ///< of a file: where its bytes lie; of a link: its target
    friend bool operator==(const Entry &, const Entry &) = default;
  };
  /// By absolute path without links.
  using Entries = std::map<std::string, Entry>;

  /// Folders that the entries need are added.
  explicit PastFiles(Entries E);

  DiskState state(const std::string &Path) const override;
  std::optional<std::string> content(const std::string &Path) const override;
  std::string listing(const std::string &Path) const override;
  std::string realPath(const std::string &Path) const override;
  std::optional<std::string> locate(const std::string &Path) const override;

  const Entries &entries() const { return All; }
  /// The entry that \p Path leads to; null: it is the disk's.
  const Entry *find(llvm::StringRef Path) const;
  /// \p Path with all links followed, whether there is something or not.
  std::string canonical(llvm::StringRef Path) const;
  /// Whether paths may lead elsewhere than on the disk.
  bool hasLinks() const { return Links; }
  /// Whether some entry lies right in the folder \p Canonical.
  bool changesFolder(const std::string &Canonical) const;
  /// The names in the folder \p Canonical, sorted. False where there is none.
  bool names(const std::string &Canonical, std::vector<std::string> &Names) const;

private:
  std::string follow(llvm::StringRef Path, unsigned Depth) const;
  std::string folder(llvm::StringRef Path, unsigned Depth) const;

  Entries All;
  bool Links = false;
  mutable std::mutex Lock;
  mutable llvm::StringMap<std::string> Folders; ///< those that were followed
};

} // namespace heddle

#endif // HEDDLE_SUPPORT_PASTFILES_H
