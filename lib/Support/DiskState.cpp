//===- Support/DiskState.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/DiskState.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <cerrno>
#include <ctime>
#include <sys/stat.h>

using namespace llvm;

namespace heddle {
namespace {

constexpr int64_t Second = 1'000'000'000;
/// The coarsest clock of a file system in use (FAT) ticks every two seconds.
constexpr int64_t Tick = 2 * Second;

int64_t nanoseconds(const timespec &T) { return int64_t(T.tv_sec) * Second + T.tv_nsec; }

} // namespace

DiskState diskState(const std::string &Path) {
  struct stat S;
  DiskState D;
  if (::stat(Path.c_str(), &S) != 0) {
    D.Kind = "none " + utostr(static_cast<unsigned>(errno));
    return D;
  }
  D.Kind = S_ISREG(S.st_mode) ? "file" : S_ISDIR(S.st_mode) ? "folder" : "other";
  D.Device = S.st_dev;
  D.Inode = S.st_ino;
  if (!D.isFile())
    return D;
  D.Size = static_cast<uint64_t>(S.st_size);
  D.Changed = std::max(nanoseconds(S.st_mtim), nanoseconds(S.st_ctim));
  uint64_t All[] = {D.Device, D.Inode, D.Size, static_cast<uint64_t>(nanoseconds(S.st_mtim)),
                    static_cast<uint64_t>(nanoseconds(S.st_ctim))};
  D.Stamp = xxh3_64bits(ArrayRef(reinterpret_cast<const uint8_t *>(All), sizeof All));
  D.Stamp += D.Stamp == 0;
  return D;
}

int64_t diskTime() {
  timespec Now = {};
  ::clock_gettime(CLOCK_REALTIME, &Now);
  return nanoseconds(Now);
}

bool stampIsTrusted(const DiskState &S, int64_t Now) {
  return S.isFile() && S.Changed < Now - Tick;
}

std::string contentAnswer(StringRef Bytes) {
  auto Hash = BLAKE3::hash<>(arrayRefFromStringRef(Bytes));
  return toStringRef(Hash).str();
}

std::optional<std::string> contentOfFile(const std::string &Path) {
  // Read, not mapped: a file that shrinks meanwhile must not end the process.
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false,
                                      /*IsVolatile=*/true);
  if (!Buffer)
    return std::nullopt;
  return contentAnswer((*Buffer)->getBuffer());
}

std::string listingAnswer(std::vector<std::string> Names) {
  llvm::sort(Names);
  return contentAnswer(llvm::join(Names, StringRef("\0", 1)));
}

std::string listingOfFolder(const std::string &Path) {
  std::error_code EC;
  std::vector<std::string> Names;
  for (sys::fs::directory_iterator I(Path, EC), End; I != End && !EC; I.increment(EC))
    Names.push_back(sys::path::filename(I->path()).str());
  return EC ? "none" : listingAnswer(std::move(Names));
}

std::string realPathAnswer(const std::string &Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? std::string() : Real.str().str();
}

} // namespace heddle
