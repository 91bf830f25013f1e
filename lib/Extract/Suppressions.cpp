//===- Extract/Suppressions.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Suppressions.h"
#include "llvm/ADT/StringExtras.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

/// What follows the list: `: why`, up to the end of the comment's line.
static llvm::StringRef reason(llvm::StringRef Rest) {
  Rest = Rest.take_until([](char C) { return C == '\n' || C == '\r'; }).ltrim(" \t");
  if (!Rest.consume_front(":"))
    return {};
  return Rest.substr(0, Rest.find("*/")).trim();
}

static void scan(Unit &U, FileID File, llvm::StringRef Text) {
  for (size_t At = Text.find("NOLINT"); At != llvm::StringRef::npos;
       At = Text.find("NOLINT", At + 1)) {
    llvm::StringRef Rest = Text.substr(At).drop_front(llvm::StringRef("NOLINT").size());
    model::Suppression S;
    S.Kind = model::Suppression::Scope::Line;
    if (Rest.consume_front("NEXTLINE"))
      S.Kind = model::Suppression::Scope::NextLine;
    else if (Rest.consume_front("BEGIN"))
      S.Kind = model::Suppression::Scope::Begin;
    else if (Rest.consume_front("END"))
      S.Kind = model::Suppression::Scope::End;
    // Part of a longer word: somebody else's.
    bool Inside = At && (llvm::isAlnum(Text[At - 1]) || Text[At - 1] == '_');
    if (Inside || (!Rest.empty() && (llvm::isAlnum(Rest.front()) || Rest.front() == '_')))
      continue;
    if (Rest.starts_with("(")) {
      size_t End = Rest.find_first_of(")\n");
      if (End != llvm::StringRef::npos && Rest[End] == ')') {
        S.HasList = true;
        S.Checks = Rest.substr(1, End - 1).str();
        Rest = Rest.drop_front(End + 1);
      }
    }
    S.Where = U.Files.placeAt(File, At, Rest.data() - Text.data() - At);
    S.Reason = reason(Rest).str();
    // Looks like a list, and is none to clang-tidy.
    if (llvm::StringRef Near = Rest.ltrim(" \t"); !S.HasList && Near.consume_front("("))
      S.Checks = Near.take_until([](char C) { return C == ')' || C == '\n' || C == '\r'; }).str();
    if (S.Where.valid())
      U.Out.Suppressions.push_back(std::move(S));
  }
}

void heddle::extract::addSuppressions(Unit &U) {
  const SourceManager &SM = U.Ctx.getSourceManager();
  llvm::DenseSet<const SrcMgr::ContentCache *> Seen;
  for (unsigned I = 0, N = SM.local_sloc_entry_size(); I != N; ++I) {
    const SrcMgr::SLocEntry &Entry = SM.getLocalSLocEntry(I);
    if (!Entry.isFile() || SrcMgr::isSystem(Entry.getFile().getFileCharacteristic()))
      continue;
    const SrcMgr::ContentCache &Content = Entry.getFile().getContentCache();
    if (!Content.OrigEntry || !Seen.insert(&Content).second)
      continue;
    FileID File = SM.getFileID(SourceLocation::getFromRawEncoding(Entry.getOffset()));
    if (auto Text = SM.getBufferDataOrNone(File))
      scan(U, File, *Text);
  }
}
