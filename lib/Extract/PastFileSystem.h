//===- Extract/PastFileSystem.h - the compiler sees past files --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// PastFiles as a file system for the compiler. What is no entry there is passed
// on to the disk.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_PASTFILESYSTEM_H
#define HEDDLE_EXTRACT_PASTFILESYSTEM_H

#include "Support/PastFiles.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace heddle::extract {

class PastFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  /// \p Disk must be the physical file system; \p Files must live as long as this.
  PastFileSystem(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk, const PastFiles &Files)
      : ProxyFileSystem(std::move(Disk)), Files(Files) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  bool exists(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Path, std::error_code &EC) override;
  std::error_code getRealPath(const llvm::Twine &Path,
                              llvm::SmallVectorImpl<char> &Output) override;

private:
  std::string absolute(const llvm::Twine &Path) const;
  /// What the disk is asked for in place of \p Path, for which Files has no entry.
  std::string onDisk(const llvm::Twine &Path) const;

  const PastFiles &Files;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_PASTFILESYSTEM_H
