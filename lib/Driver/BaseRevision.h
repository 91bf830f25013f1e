//===- Driver/BaseRevision.h - the sources before the change ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What --since compares with: the merge base, as past files at the paths of the
// work tree. Only what differs is read from git, into a folder of its own; the
// work tree is not touched. Files that git does not track, such as generated
// headers, are those of the disk.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_BASEREVISION_H
#define HEDDLE_DRIVER_BASEREVISION_H

#include "Driver/Git.h"
#include "Driver/Plan.h"
#include "Support/PastFiles.h"
#include <set>

namespace heddle::driver {

class BaseRevision {
public:
  /// The commit from which \p Revision and HEAD went apart, in the repository of
  /// the sources in \p Head. Fails where there is no such repository or revision.
  static llvm::Expected<std::unique_ptr<BaseRevision>>
  open(llvm::StringRef Revision, const Plan &Head, llvm::StringRef WorkingDirectory);
  ~BaseRevision();
  BaseRevision(const BaseRevision &) = delete;
  BaseRevision &operator=(const BaseRevision &) = delete;

  const std::string &commit() const { return Commit; }
  const PastFiles &files() const { return *Files; }
  /// files(), for workers.
  std::string manifest() const;
  /// A folder that goes away with this.
  const std::string &scratch() const { return Scratch; }

  /// Where the file \p Path, which was renamed, lay before; empty: it was not.
  std::string formerPath(llvm::StringRef Path) const;
  /// Files of the base that are neither in the work tree nor renamed, sorted.
  const std::vector<std::string> &removed() const { return Removed; }
  /// Whether all of the file \p Path belongs to the change.
  bool isNew(const std::string &Path) const;
  /// What cannot be known of the base.
  const std::vector<report::FileError> &lacking() const { return Lacking; }
  const Git &git() const { return *Repository; }

private:
  BaseRevision() = default;
  llvm::Error prepare(const Plan &Head);
  llvm::Error addChanges(const Git &G, llvm::StringRef Since);
  llvm::Error addSubmodule(const GitChange &C, const std::string &Path);
  llvm::Error addUntracked(const Plan &Head);

  std::string Scratch, Commit;
  std::optional<Git> Repository;
  PastFiles::Entries Entries;
  std::unique_ptr<PastFiles> Files;
  std::map<std::string, std::string> Former;
  std::vector<std::string> Removed;
  std::set<std::string> Untracked;
  std::vector<report::FileError> Lacking;
  unsigned Blobs = 0;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_BASEREVISION_H
