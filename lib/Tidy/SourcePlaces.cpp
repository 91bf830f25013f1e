//===- Tidy/SourcePlaces.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tidy/SourcePlaces.h"
#include "Extract/FileTable.h"
#include "clang/Basic/SourceManager.h"

namespace heddle::tidy {

using namespace clang;

SourcePlaces::SourcePlaces(const SourceManager &SM) : SM(SM) {
  for (unsigned I = 0, N = SM.local_sloc_entry_size(); I != N; ++I) {
    const SrcMgr::SLocEntry &Entry = SM.getLocalSLocEntry(I);
    if (!Entry.isFile() || !Entry.getFile().getContentCache().OrigEntry)
      continue;
    FileID File = SM.getFileID(SourceLocation::getFromRawEncoding(Entry.getOffset()));
    if (std::string Path = extract::FileTable::path(SM, File); !Path.empty())
      Files.try_emplace(Path, File);
  }
}

SourceLocation SourcePlaces::location(const findings::Place &P) const {
  auto It = Files.find(P.File);
  if (It == Files.end() || !P.Line)
    return {};
  return SM.translateLineCol(It->second, P.Line, std::max(P.Column, 1u));
}

CharSourceRange SourcePlaces::range(const findings::Place &P) const {
  SourceLocation Begin = location(P);
  if (Begin.isInvalid() || !P.Length)
    return {};
  auto [File, Offset] = SM.getDecomposedLoc(Begin);
  if (P.Length > SM.getFileIDSize(File) - Offset)
    return {};
  return CharSourceRange::getCharRange(Begin, Begin.getLocWithOffset(static_cast<int>(P.Length)));
}

std::optional<llvm::StringRef> SourcePlaces::text(llvm::StringRef File) const {
  auto It = Files.find(File.str());
  return It == Files.end() ? std::nullopt : SM.getBufferDataOrNone(It->second);
}

CharSourceRange SourcePlaces::range(const findings::Replacement &E) const {
  auto It = Files.find(E.File);
  if (It == Files.end() || uint64_t(E.Offset) + E.Length > SM.getFileIDSize(It->second))
    return {};
  SourceLocation Begin =
      SM.getLocForStartOfFile(It->second).getLocWithOffset(static_cast<int>(E.Offset));
  return CharSourceRange::getCharRange(Begin, Begin.getLocWithOffset(static_cast<int>(E.Length)));
}

} // namespace heddle::tidy
