//===- Extract/InputRecorder.h - what a TU asks the disk --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A file system that passes everything on and remembers each question with its
// answer: contents with the hash of what was read, kinds, lookups in vain, the
// names in folders. Lies below RegularFileSystem, for the time of one TU.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_INPUTRECORDER_H
#define HEDDLE_EXTRACT_INPUTRECORDER_H

#include "Model/UnitInputs.h"
#include "Support/FileView.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace heddle::extract {

class InputRecorder : public llvm::vfs::ProxyFileSystem {
public:
  /// \p Disk must be the physical file system, or show what \p Files does, which
  /// must live as long as this.
  explicit InputRecorder(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk,
                         const FileView &Files = FileView::disk())
      : ProxyFileSystem(std::move(Disk)), Files(Files), Began(diskTime()) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  bool exists(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Path, std::error_code &EC) override;
  std::error_code getRealPath(const llvm::Twine &Path,
                              llvm::SmallVectorImpl<char> &Output) override;

  /// \p Bytes of the file \p Path, which was in state \p Before when it was
  /// opened, are what the compiler sees.
  void noteContent(const std::string &Path, const DiskState &Before, llvm::StringRef Bytes);
  /// The result holds for this moment alone; the first reason is kept.
  void noteVolatile(const llvm::Twine &Why);

  /// All that was asked. A file that is not now what it was when it was opened
  /// makes the result volatile.
  model::UnitInputs inputs();

private:
  struct ReadFile {
    DiskState Before;
    std::string Content;
  };
  /// As it is asked of the disk; empty where that cannot be said.
  std::string absolute(const llvm::Twine &Path);
  void noteKind(const std::string &Path, llvm::StringRef Kind);
  void addContents(std::vector<model::Input> &To);
  void addSameFiles(std::vector<model::Input> &To) const;
  void addSameFolders(std::vector<model::Input> &To) const;

  const FileView &Files;
  int64_t Began;
  std::string Volatile;
  llvm::StringMap<ReadFile> Contents;
  llvm::StringMap<std::string> Kinds, Listings, RealPaths;
  llvm::StringMap<llvm::sys::fs::UniqueID> Folders;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_INPUTRECORDER_H
