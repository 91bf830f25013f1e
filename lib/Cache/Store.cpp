//===- Cache/Store.cpp ----------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Store.h"
#include "Cache/Layout.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace heddle::cache;
using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

/// An entry that was used is marked so at most that often.
constexpr int64_t MarkEverySeconds = 3600;

/// Tells tools for backups what the folder is (bford.info/cachedir).
constexpr StringLiteral TagName = "CACHEDIR.TAG";
constexpr StringLiteral Tag = "Signature: 8a477f597d28d172789f06886806bc55\n"
                              "# This is the cache of heddle; 'heddle cache clear' empties it.\n";

std::error_code lastError() { return std::error_code(errno, std::generic_category()); }

std::error_code writeAll(int FD, StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t N = ::write(FD, Bytes.data(), Bytes.size());
    if (N < 0 && errno == EINTR)
      continue;
    if (N < 0)
      return lastError();
    Bytes = Bytes.drop_front(static_cast<size_t>(N));
  }
  return {};
}

Error cannot(const Twine &What, std::error_code EC) {
  return createStringError(What + ": " + StringRef(EC.message()).lower());
}

/// Pruning takes first what was not used for longest.
void markFile(const std::string &Path, int64_t LastUsed) {
  int64_t Age = static_cast<int64_t>(::time(nullptr)) - LastUsed;
  // A time in the future is put right, too.
  if (Age > MarkEverySeconds || Age < -MarkEverySeconds)
    ::utimensat(AT_FDCWD, Path.c_str(), nullptr, 0);
}

Error checkFolder(const std::string &Folder) {
  struct stat S;
  if (::stat(Folder.c_str(), &S) != 0)
    return cannot("'" + Folder + "'", lastError());
  if (!S_ISDIR(S.st_mode))
    return createStringError("'" + Folder + "' is not a folder");
  if ((S.st_mode & S_IWOTH) && S.st_uid != ::geteuid())
    return createStringError("'" + Folder +
                             "' belongs to another user, and everybody may write to it");
  return Error::success();
}

} // namespace

Error heddle::cache::placeFile(const std::string &Path, StringRef Bytes) {
  std::string Temporary = temporaryFor(Path);
  int FD = -1;
  std::error_code EC = fs::openFileForWrite(Temporary, FD, fs::CD_CreateNew);
  if (EC == std::errc::no_such_file_or_directory) {
    EC = fs::create_directories(path::parent_path(Path));
    if (!EC)
      EC = fs::openFileForWrite(Temporary, FD, fs::CD_CreateNew);
  }
  if (EC)
    return errorCodeToError(EC);
  EC = writeAll(FD, Bytes);
  if (::close(FD) != 0 && !EC)
    EC = lastError();
  if (!EC)
    EC = fs::rename(Temporary, Path);
  if (EC)
    fs::remove(Temporary);
  return errorCodeToError(EC);
}

Expected<std::unique_ptr<Store>> Store::open(StoreOptions O) {
  if (!O.ReadOnly)
    if (std::error_code EC = fs::create_directories(O.Folder))
      if (!fs::exists(O.Folder))
        return cannot("'" + O.Folder + "' cannot be made", EC);
  // Where there is no folder, there is nothing to read.
  if (O.ReadOnly && !fs::exists(O.Folder))
    return std::unique_ptr<Store>(new Store(std::move(O)));
  if (Error E = checkFolder(O.Folder))
    return std::move(E);
  return std::unique_ptr<Store>(new Store(std::move(O)));
}

std::optional<std::string> Store::read(EntryKind K, const Digest &Key) {
  std::string Path = pathOf(Options.Folder, K, Key);
  fs::file_status Status;
  // A pipe would block.
  if (fs::status(Path, Status) || !fs::is_regular_file(Status))
    return std::nullopt;
  // Read, not mapped: another run may prune.
  auto Bytes = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false,
                                     /*IsVolatile=*/true);
  if (!Bytes)
    return std::nullopt;
  Expected<std::string> Payload = cache::open(K, Key, (*Bytes)->getBuffer());
  if (!Payload) {
    consumeError(Payload.takeError());
    ++Damaged;
    if (!Options.ReadOnly)
      fs::remove(Path);
    return std::nullopt;
  }
  if (!Options.ReadOnly)
    markFile(Path, sys::toTimeT(Status.getLastModificationTime()));
  return std::move(*Payload);
}

void Store::markUsed(EntryKind K, const Digest &Key) {
  std::string Path = pathOf(Options.Folder, K, Key);
  fs::file_status Status;
  if (!Options.ReadOnly && !fs::status(Path, Status))
    markFile(Path, sys::toTimeT(Status.getLastModificationTime()));
}

void Store::write(EntryKind K, const Digest &Key, StringRef Payload) {
  std::lock_guard Held(Writing);
  if (Options.ReadOnly || !Trouble.empty())
    return;
  SmallString<256> TagPath(Options.Folder);
  path::append(TagPath, TagName);
  if (!Written && !fs::exists(TagPath))
    consumeError(placeFile(TagPath.str().str(), Tag));
  std::string Bytes = seal(K, Key, Payload);
  if (Error E = placeFile(pathOf(Options.Folder, K, Key), Bytes))
    Trouble =
        "cannot write to '" + Options.Folder + "': " + StringRef(toString(std::move(E))).lower();
  else
    Written += Bytes.size();
}
