//===- Cache/Pruning.cpp --------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Pruning.h"
#include "Cache/Store.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <ctime>

using namespace heddle::cache;
using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

constexpr int64_t TemporaryLivesSeconds = 3600;
/// The running sum is not believed for longer.
constexpr int64_t SumLivesSeconds = 24 * 3600;
constexpr StringLiteral SumName = "size";

std::string sumPath(StringRef Folder) {
  SmallString<256> P(Folder);
  path::append(P, SumName);
  return P.str().str();
}

/// The running sum; none where it must be counted.
std::optional<uint64_t> readSum(StringRef Folder) {
  std::string Path = sumPath(Folder);
  fs::file_status S;
  if (fs::status(Path, S) || !fs::is_regular_file(S))
    return std::nullopt;
  auto Text = MemoryBuffer::getFile(Path, /*IsText=*/true);
  uint64_t Sum = 0, CountedAt = 0;
  if (!Text)
    return std::nullopt;
  auto [First, Second] = (*Text)->getBuffer().trim().split(' ');
  if (First.getAsInteger(10, Sum) || Second.getAsInteger(10, CountedAt))
    return std::nullopt;
  int64_t Age = static_cast<int64_t>(::time(nullptr)) - static_cast<int64_t>(CountedAt);
  return Age >= 0 && Age < SumLivesSeconds ? std::optional(Sum) : std::nullopt;
}

void writeSum(StringRef Folder, uint64_t Sum, uint64_t CountedAt) {
  // Without it the size is counted next time.
  consumeError(placeFile(sumPath(Folder), utostr(Sum) + " " + utostr(CountedAt) + "\n"));
}

uint64_t countedAt(StringRef Folder) {
  auto Text = MemoryBuffer::getFile(sumPath(Folder), /*IsText=*/true);
  uint64_t At = 0;
  if (Text)
    (*Text)->getBuffer().trim().split(' ').second.getAsInteger(10, At);
  return At;
}

bool removeFile(const CachedFile &F, PruneResult &R) {
  std::error_code EC = fs::remove(F.Path);
  // Another run may have been quicker.
  if (EC && EC != std::errc::no_such_file_or_directory) {
    if (R.Trouble.empty())
      R.Trouble = "cannot remove '" + F.Path + "': " + StringRef(EC.message()).lower();
    R.Left.add(F);
    return false;
  }
  R.Removed.add(F);
  return true;
}

} // namespace

PruneResult heddle::cache::prune(StringRef Folder, uint64_t MaxBytes) {
  PruneResult R;
  int64_t Now = ::time(nullptr);
  std::vector<CachedFile> Entries;
  uint64_t Total = 0;
  for (CachedFile &F : listFiles(Folder)) {
    // A clock that was wrong must not keep a file for ever.
    F.Used = std::min(F.Used, Now);
    if (F.Temporary && Now - F.Used > TemporaryLivesSeconds) {
      removeFile(F, R);
      continue;
    }
    Total += F.Bytes;
    Entries.push_back(std::move(F));
  }
  llvm::sort(Entries, [](const CachedFile &A, const CachedFile &B) {
    return std::tie(A.Used, A.Path) < std::tie(B.Used, B.Path);
  });
  for (const CachedFile &F : Entries) {
    if (Total <= MaxBytes || F.Temporary)
      R.Left.add(F);
    else if (removeFile(F, R))
      Total -= F.Bytes;
  }
  if (fs::exists(sumPath(Folder)))
    writeSum(Folder, R.Left.Bytes, static_cast<uint64_t>(Now));
  return R;
}

PruneResult heddle::cache::clear(StringRef Folder) {
  PruneResult R;
  for (const CachedFile &F : listFiles(Folder))
    removeFile(F, R);
  for (const std::string &Sub : entryFolders(Folder))
    fs::remove(Sub); // where it is empty
  fs::remove(sumPath(Folder));
  return R;
}

std::vector<std::string> heddle::cache::findDamaged(StringRef Folder) {
  std::vector<std::string> Damaged;
  for (const CachedFile &F : listFiles(Folder)) {
    if (F.Temporary)
      continue;
    auto Bytes = MemoryBuffer::getFile(F.Path, /*IsText=*/false, /*RequiresNullTerminator=*/false,
                                       /*IsVolatile=*/true);
    if (!Bytes)
      continue;
    Expected<std::string> Payload = cache::open(F.Kind, F.Key, (*Bytes)->getBuffer());
    if (!Payload) {
      consumeError(Payload.takeError());
      Damaged.push_back(F.Path);
    }
  }
  return Damaged;
}

void heddle::cache::boundSize(StringRef Folder, uint64_t Written, uint64_t MaxBytes) {
  if (!Written)
    return;
  std::optional<uint64_t> Sum = readSum(Folder);
  if (Sum && *Sum + Written <= MaxBytes)
    return writeSum(Folder, *Sum + Written, countedAt(Folder));
  uint64_t Bytes = 0;
  for (const CachedFile &F : listFiles(Folder))
    Bytes += F.Bytes;
  if (Bytes > MaxBytes)
    Bytes = prune(Folder, MaxBytes / 5 * 4).Left.Bytes;
  writeSum(Folder, Bytes, static_cast<uint64_t>(::time(nullptr)));
}
