//===- Fixes/AnnotationMacros.cpp - how a file spells an attribute --------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixes/AnnotationMacros.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace heddle::fixes {
namespace {

bool inName(char C) { return isAlnum(C) || C == '_'; }

/// Calls \p Each with the words of \p Text.
template <class Function> void forEachWord(StringRef Text, Function Each) {
  while (!Text.empty()) {
    Text = Text.drop_while([](char C) { return !inName(C); });
    StringRef Word = Text.take_while(inName);
    Text = Text.drop_front(Word.size());
    if (!Word.empty())
      Each(Word);
  }
}

/// The attribute of today that \p Word names, or nothing.
StringRef attributeOf(StringRef Word) {
  Word.consume_front("__");
  Word.consume_back("__");
  if (Word == "exclusive_locks_required")
    return "requires_capability";
  if (Word == "shared_locks_required")
    return "requires_shared_capability";
  for (StringRef Known :
       {"guarded_by", "pt_guarded_by", "requires_capability", "requires_shared_capability"})
    if (Word == Known)
      return Known;
  return {};
}

/// The next line of the preprocessor in \p Text, which is cut off, without its `#`.
std::optional<std::string> nextDirective(StringRef &Text) {
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    Line = Line.trim();
    if (!Line.consume_front("#"))
      continue;
    std::string Whole = Line.str();
    while (StringRef(Whole).ends_with("\\") && !Text.empty()) {
      Whole.pop_back();
      auto [Next, After] = Text.split('\n');
      Text = After;
      Whole += Next.trim();
    }
    return StringRef(Whole).ltrim().str();
  }
  return std::nullopt;
}

} // namespace

std::optional<std::string> AnnotationMacros::resolve(StringRef From, StringRef Name) {
  for (StringRef Folder = sys::path::parent_path(From); !Folder.empty();
       Folder = sys::path::parent_path(Folder)) {
    for (StringRef Below : {"", "include", "src"}) {
      SmallString<256> Path(Folder);
      sys::path::append(Path, Below, Name);
      sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
      if (Source(Path))
        return std::string(Path);
    }
    if (Folder == sys::path::root_path(Folder))
      break;
  }
  return std::nullopt;
}

void AnnotationMacros::scan(StringRef File, StringRef Text, std::vector<Macro> &Out) {
  while (std::optional<std::string> Line = nextDirective(Text)) {
    StringRef D = *Line;
    if (D.consume_front("include")) {
      D = D.trim();
      StringRef Name = D.drop_front().take_until([](char C) { return C == '"' || C == '>'; });
      // The headers of the language have no attributes to give, and no ending.
      if (!D.starts_with("\"") && !(D.starts_with("<") && Name.contains('.')))
        continue;
      if (std::optional<std::string> Path = resolve(File, Name))
        append_range(Out, of(*Path));
      continue;
    }
    if (!D.consume_front("define"))
      continue;
    D = D.ltrim();
    StringRef Name = D.take_while(inName);
    if (!D.drop_front(Name.size()).starts_with("("))
      continue;
    auto [Parameters, Body] = D.drop_front(Name.size() + 1).split(')');
    if (Parameters.contains(','))
      continue;
    forEachWord(Body, [&](StringRef Word) {
      if (StringRef A = attributeOf(Word); !A.empty())
        Out.push_back({Name.str(), A.str(), Parameters.contains("...")});
    });
  }
}

const std::vector<AnnotationMacros::Macro> &AnnotationMacros::of(const std::string &File) {
  // Files that include each other find what is known so far.
  auto [It, New] = Known.try_emplace(File);
  if (New)
    if (std::optional<StringRef> Text = Source(File)) {
      std::vector<Macro> Found;
      scan(File, *Text, Found);
      std::vector<Macro> Once;
      for (Macro &M : Found)
        if (none_of(Once,
                    [&](const Macro &X) { return X.Name == M.Name && X.Attribute == M.Attribute; }))
          Once.push_back(std::move(M));
      Known[File] = std::move(Once);
    }
  return Known[File];
}

/// Whether the text uses the macro, not only defines it.
static bool isUsed(StringRef Text, StringRef Name) {
  std::string Call = (Name + "(").str();
  for (size_t At = Text.find(Call); At != StringRef::npos; At = Text.find(Call, At + 1)) {
    StringRef Before = Text.take_front(At);
    bool Part = !Before.empty() && (isAlnum(Before.back()) || Before.back() == '_');
    if (!Part && !Before.rtrim(" \t").ends_with("define"))
      return true;
  }
  return false;
}

std::string AnnotationMacros::spell(StringRef File, size_t Offset, StringRef Attribute,
                                    ArrayRef<std::string> Locks) {
  std::optional<StringRef> Text = Source(File);
  std::vector<Macro> Visible;
  if (Text)
    scan(File, Text->take_front(Offset), Visible);
  erase_if(Visible, [&](const Macro &M) { return M.Attribute != Attribute; });
  // The one that the file has used already.
  auto Used = find_if(Visible, [&](const Macro &M) { return isUsed(*Text, M.Name); });
  if (Used == Visible.end())
    Used = Visible.begin();
  if (Used == Visible.end())
    return ("__attribute__((" + Attribute + "(" + join(Locks, ", ") + ")))").str();
  if (Used->Variadic)
    return Used->Name + "(" + join(Locks, ", ") + ")";
  std::string Out;
  for (const std::string &Lock : Locks)
    Out += (Out.empty() ? "" : " ") + Used->Name + "(" + Lock + ")";
  return Out;
}

} // namespace heddle::fixes
