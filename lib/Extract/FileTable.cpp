//===- Extract/FileTable.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FileTable.h"
#include "clang/Basic/FileManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/Path.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

std::string FileTable::path(const SourceManager &SM, FileID F) {
  OptionalFileEntryRef Entry = SM.getFileEntryRefForID(F);
  if (!Entry)
    return {};
  llvm::SmallString<256> Path(Entry->getName());
  SM.getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

model::FileId FileTable::file(FileID F) {
  auto [It, New] = Known.try_emplace(F);
  if (!New)
    return It->second;
  std::string Path = path(SM, F);
  if (Path.empty())
    return {};
  auto [Named, NewPath] = ByPath.try_emplace(Path, model::FileId(Files.size()));
  if (NewPath) {
    model::SourceFile S;
    S.Path = Path;
    S.System = SM.isInSystemHeader(SM.getLocForStartOfFile(F));
    if (auto Buffer = SM.getBufferOrNone(F)) {
      auto Hash = llvm::BLAKE3::hash<16>(llvm::arrayRefFromStringRef(Buffer->getBuffer()));
      std::copy(Hash.begin(), Hash.end(), S.Hash.begin());
    }
    Files.push_back(std::move(S));
  }
  return Known[F] = Named->second;
}

void FileTable::addAll() {
  for (unsigned I = 0, N = SM.local_sloc_entry_size(); I != N; ++I) {
    const SrcMgr::SLocEntry &Entry = SM.getLocalSLocEntry(I);
    if (Entry.isFile() && Entry.getFile().getContentCache().OrigEntry)
      file(SM.getFileID(SourceLocation::getFromRawEncoding(Entry.getOffset())));
  }
}

model::Location FileTable::place(SourceLocation L) { return place(SourceRange(L, L)); }

model::Location FileTable::place(SourceRange R) {
  if (R.isInvalid())
    return {};
  auto [File, Offset] = SM.getDecomposedLoc(SM.getExpansionLoc(R.getBegin()));
  model::Location Place = placeAt(File, Offset, 0);
  if (!Place.valid())
    return {};
  SourceLocation End =
      Lexer::getLocForEndOfToken(SM.getExpansionRange(R.getEnd()).getEnd(), 0, SM, LO);
  auto [EndFile, EndOffset] = SM.getDecomposedLoc(End);
  if (End.isInvalid() || EndFile != File || EndOffset <= Offset)
    return Place;
  llvm::StringRef Covered = SM.getBufferData(File).slice(Offset, EndOffset);
  Place.Length = static_cast<uint32_t>(std::min(Covered.find('\n'), Covered.size()));
  return Place;
}

model::Location FileTable::placeAt(FileID File, unsigned Offset, unsigned Length) {
  model::FileId Id = file(File);
  bool Invalid = false;
  model::Location Place;
  if (!Id)
    return Place;
  Place.File = Id;
  Place.Line = SM.getLineNumber(File, Offset, &Invalid);
  Place.Column = SM.getColumnNumber(File, Offset, &Invalid);
  Place.Length = Length;
  return Invalid ? model::Location() : Place;
}
