//===- Extract/FileSystem.h - the file system of one TU ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the compiler sees of the disk while one translation unit is read. It
// refuses everything but regular files and folders, so that a named pipe or a
// device in an #include can neither hang nor flood a worker.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_FILESYSTEM_H
#define HEDDLE_EXTRACT_FILESYSTEM_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <set>
#include <string>

namespace heddle::extract {

class RegularFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override;

  /// The absolute paths of files that were looked for in vain, in order.
  const std::set<std::string> &missing() const { return Missing; }
  /// Lookups before this call were the driver's own and are forgotten.
  void forgetMissing() { Missing.clear(); }

private:
  void recordMissing(const llvm::Twine &Path);
  std::set<std::string> Missing;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_FILESYSTEM_H
