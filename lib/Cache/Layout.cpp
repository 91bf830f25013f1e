//===- Cache/Layout.cpp ---------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Layout.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <unistd.h>

using namespace heddle::cache;
using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

constexpr StringLiteral TemporarySuffix = ".tmp";
constexpr size_t FolderDigits = 2, KeyDigits = 64;

bool isLowerHex(StringRef S) {
  return all_of(S, [](char C) { return isDigit(C) || (C >= 'a' && C <= 'f'); });
}

/// The entry, or the way to one, whose name below the folder \p Start is \p Name.
std::optional<CachedFile> parseName(StringRef Start, StringRef Name) {
  CachedFile F;
  F.Temporary = Name.ends_with(TemporarySuffix);
  std::string Digits = (Start + Name.take_front(KeyDigits - FolderDigits)).str();
  std::string Bytes;
  if (Digits.size() != KeyDigits || !isLowerHex(Digits) || !tryGetFromHex(Digits, Bytes))
    return std::nullopt;
  llvm::copy(Bytes, F.Key.Bytes.begin());
  StringRef Rest = Name.drop_front(KeyDigits - FolderDigits);
  for (unsigned K = 0; K < NumEntryKinds; ++K) {
    F.Kind = static_cast<EntryKind>(K);
    if (Rest == suffix(F.Kind) || (F.Temporary && Rest.starts_with(suffix(F.Kind))))
      return F;
  }
  return std::nullopt;
}

void listFolder(StringRef Folder, StringRef Start, std::vector<CachedFile> &To) {
  std::error_code EC;
  for (fs::directory_iterator I(Folder, EC), End; I != End && !EC; I.increment(EC)) {
    std::optional<CachedFile> F = parseName(Start, path::filename(I->path()));
    fs::file_status S;
    if (!F || fs::status(I->path(), S, /*follow=*/false) || !fs::is_regular_file(S))
      continue;
    F->Path = I->path();
    F->Bytes = S.getSize();
    F->Used = sys::toTimeT(S.getLastModificationTime());
    To.push_back(std::move(*F));
  }
}

} // namespace

std::string heddle::cache::pathOf(StringRef Folder, EntryKind K, const Digest &Key) {
  std::string Digits = Key.hex();
  SmallString<256> P(Folder);
  path::append(P, Digits.substr(0, FolderDigits), Digits.substr(FolderDigits) + suffix(K));
  return P.str().str();
}

std::string heddle::cache::temporaryFor(StringRef Path) {
  return (Path + "." + utostr(static_cast<uint64_t>(::getpid())) + "." +
          utohexstr(sys::Process::GetRandomNumber(), /*LowerCase=*/true) + TemporarySuffix)
      .str();
}

std::vector<std::string> heddle::cache::entryFolders(StringRef Folder) {
  std::vector<std::string> All;
  for (unsigned I = 0; I < 256; ++I) {
    SmallString<256> P(Folder);
    path::append(P, utohexstr(I, /*LowerCase=*/true, FolderDigits));
    All.push_back(P.str().str());
  }
  return All;
}

std::vector<CachedFile> heddle::cache::listFiles(StringRef Folder) {
  std::vector<CachedFile> Files;
  for (const std::string &Sub : entryFolders(Folder))
    listFolder(Sub, path::filename(Sub), Files);
  llvm::sort(Files, [](const CachedFile &A, const CachedFile &B) { return A.Path < B.Path; });
  return Files;
}
