//===- Extract/FileSystem.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace heddle::extract;
using namespace llvm;

void RegularFileSystem::recordMissing(const Twine &Path) {
  SmallString<256> Absolute;
  Path.toVector(Absolute);
  if (makeAbsolute(Absolute))
    return;
  sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  Missing.insert(std::string(Absolute));
}

static bool isOrdinary(const vfs::Status &S) {
  return S.isRegularFile() || S.isDirectory() || S.isSymlink();
}

ErrorOr<vfs::Status> RegularFileSystem::status(const Twine &Path) {
  ErrorOr<vfs::Status> S = ProxyFileSystem::status(Path);
  if (!S) {
    recordMissing(Path);
    return S;
  }
  if (!isOrdinary(*S))
    return std::make_error_code(std::errc::operation_not_permitted);
  return S;
}

ErrorOr<std::unique_ptr<vfs::File>> RegularFileSystem::openFileForRead(const Twine &Path) {
  // Opening a named pipe would block, so its kind is asked first.
  ErrorOr<vfs::Status> S = ProxyFileSystem::status(Path);
  if (!S) {
    recordMissing(Path);
    return S.getError();
  }
  if (!isOrdinary(*S))
    return std::make_error_code(std::errc::operation_not_permitted);
  return ProxyFileSystem::openFileForRead(Path);
}
