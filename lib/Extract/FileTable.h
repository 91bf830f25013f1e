//===- Extract/FileTable.h - files and places of one TU ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Turns Clang's source locations into places, and lists every file that the TU
// read with the hash of what was read.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_FILETABLE_H
#define HEDDLE_EXTRACT_FILETABLE_H

#include "Model/TuSummary.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace heddle::extract {

class FileTable {
public:
  FileTable(const clang::SourceManager &SM, const clang::LangOptions &LO,
            std::vector<model::SourceFile> &Files)
      : SM(SM), LO(LO), Files(Files) {}

  /// The absolute name, without dots, by which a summary knows the file \p F;
  /// empty where \p F is no file.
  static std::string path(const clang::SourceManager &SM, clang::FileID F);

  /// Lists all files that were read, in the order in which they were entered.
  void addAll();

  model::Location place(clang::SourceLocation L);
  /// The place of a range: its length is that of its part on the first line.
  model::Location place(clang::SourceRange R);
  bool isSystem(clang::SourceLocation L) const { return L.isInvalid() || SM.isInSystemHeader(L); }

  /// The place \p Offset bytes into \p File.
  model::Location placeAt(clang::FileID File, unsigned Offset, unsigned Length);

private:
  model::FileId file(clang::FileID F);

  const clang::SourceManager &SM;
  const clang::LangOptions &LO;
  std::vector<model::SourceFile> &Files;
  llvm::DenseMap<clang::FileID, model::FileId> Known;
  llvm::StringMap<model::FileId> ByPath;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_FILETABLE_H
