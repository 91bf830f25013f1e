//===- Findings/JsonText.cpp - JSON that others wrote ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/JsonText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace heddle::findings {

namespace {

constexpr unsigned MaxDepth = 64;

llvm::Error wrong(llvm::StringRef Name, const llvm::Twine &What) {
  return llvm::createStringError("'" + Name + "': " + What);
}

/// The line of the first mark that git leaves in a file with conflicts; 0: none.
unsigned conflictLine(llvm::StringRef Text) {
  unsigned Number = 0;
  for (llvm::StringRef Line : llvm::split(Text, '\n')) {
    ++Number;
    for (llvm::StringRef Mark : {"<<<<<<<", "=======", ">>>>>>>", "|||||||"})
      if (Line.starts_with(Mark))
        return Number;
  }
  return 0;
}

/// Whether brackets stand in each other more than MaxDepth times.
bool isTooDeep(llvm::StringRef Text) {
  unsigned Depth = 0;
  bool InString = false;
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (InString && C == '\\')
      ++I;
    else if (C == '"')
      InString = !InString;
    else if (!InString && (C == '{' || C == '['))
      ++Depth;
    else if (!InString && (C == '}' || C == ']') && Depth)
      --Depth;
    if (Depth > MaxDepth)
      return true;
  }
  return false;
}

} // namespace

llvm::Expected<llvm::json::Object> parseObject(llvm::StringRef Text, llvm::StringRef Name) {
  if (Text.trim().empty())
    return wrong(Name, "the file is empty");
  if (unsigned Line = conflictLine(Text))
    return wrong(Name, "line " + llvm::Twine(Line) +
                           " is the mark of a merge conflict; resolve the conflict first");
  if (isTooDeep(Text))
    return wrong(Name, "values are nested too deeply");
  llvm::Expected<llvm::json::Value> V = llvm::json::parse(Text);
  if (!V)
    return wrong(Name, "this is not JSON: " + llvm::toString(V.takeError()));
  if (llvm::json::Object *O = V->getAsObject())
    return std::move(*O);
  return wrong(Name, "this is no JSON object");
}

llvm::Error checkVersion(const llvm::json::Object &Document, int64_t Newest, llvm::StringRef Name) {
  std::optional<int64_t> Version = Document.getInteger("version");
  if (!Version || *Version < 1)
    return wrong(Name, "it has no \"version\"; is it a file of heddle?");
  if (*Version > Newest)
    return wrong(Name, "it has version " + llvm::Twine(*Version) +
                           " of its format, and this heddle knows up to " + llvm::Twine(Newest) +
                           "; use a newer heddle");
  return llvm::Error::success();
}

llvm::Expected<llvm::json::Object> readObject(llvm::StringRef Path, llvm::StringRef Where) {
  // A pipe will do: the file of another revision, as the shell's <(git show …).
  auto Buffer = llvm::MemoryBuffer::getFile(Where.empty() ? Path : Where, /*IsText=*/true);
  if (!Buffer)
    return llvm::createStringError("cannot read '" + Path +
                                   "': " + llvm::StringRef(Buffer.getError().message()).lower());
  return parseObject((*Buffer)->getBuffer(), Path);
}

} // namespace heddle::findings
