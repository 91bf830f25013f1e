//===- Fixes/Annotate.cpp - an attribute behind a declarator --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixes/AnnotationMacros.h"
#include "Fixes/Remedies.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace heddle::findings;

namespace heddle::fixes {
namespace {

/// How long a line may become.
constexpr size_t MostColumns = 80;

/// The last token of the declarator of a variable that is called \p Name: `x`, `x[3]`,
/// of `(*x)(int)` the last bracket.
std::optional<size_t> endOfVariable(const SourceTokens &T, size_t Name) {
  size_t End = Name;
  for (std::optional<size_t> Out = T.around(End); Out && T[*Out].is("("); Out = T.around(End)) {
    // `FIELD(x)` is no declarator in brackets.
    if (!T[*Out + 1].is("*") && !T[*Out + 1].is("&"))
      return std::nullopt;
    End = T[*Out].Partner;
  }
  bool Wrapped = End != Name;
  while (End + 1 < T.size() && (T[End + 1].is("[") || (Wrapped && T[End + 1].is("("))))
    End = T[End + 1].Partner;
  if (End + 1 >= T.size())
    return std::nullopt;
  const Token &Next = T[End + 1];
  bool Ends = Next.is(";") || Next.is(",") || Next.is("=") || Next.is("{") || Next.isName();
  return Ends ? std::optional(End) : std::nullopt;
}

/// The last token of the declarator of a function that is called \p Name, with what stands
/// behind its parameters; they must name \p Parameters.
std::optional<size_t> endOfFunction(const SourceTokens &T, size_t Name,
                                    ArrayRef<std::string> Parameters) {
  size_t Open = Name + 1;
  if (Open >= T.size() || !T[Open].is("("))
    return std::nullopt;
  size_t End = T[Open].Partner;
  for (const std::string &P : Parameters)
    if (none_of(T.code().slice(Open, End - Open), [&](const Token &X) { return X.is(P); }))
      return std::nullopt;
  while (End + 1 < T.size()) {
    const Token &Next = T[End + 1];
    if (Next.is(";") || Next.is("{") || Next.is("="))
      return End;
    if (Next.is("}") || Next.is(")") || Next.is(",") || Next.What == Token::Kind::Directive)
      return std::nullopt;
    bool Opens = Next.is("(") || Next.is("[");
    End = Opens ? Next.Partner : End + 1;
  }
  return std::nullopt;
}

} // namespace

std::optional<Fix> annotate(const SourceTokens &T, const Remedy &R, AnnotationMacros &Macros) {
  std::optional<size_t> Here = tokenAt(T, R.Where);
  if (!Here || !T[*Here].is(R.Name) || R.Names.empty())
    return std::nullopt;
  StringRef Attribute = R.Names.front();
  std::optional<size_t> End = Attribute.starts_with("requires")
                                  ? endOfFunction(T, *Here, ArrayRef(R.Names).drop_front())
                                  : endOfVariable(T, *Here);
  if (!End)
    return std::nullopt;
  SmallVector<StringRef, 2> Split;
  StringRef(R.Lock).split(Split, ", ");
  std::vector<std::string> Locks(Split.begin(), Split.end());
  std::string Text = Macros.spell(R.Where.File, T[*Here].Offset, Attribute, Locks);
  size_t At = T[*End].end();
  if (At - T.lineStart(At) + 1 + Text.size() + 1 > MostColumns)
    Text = T.newline().str() + T.indentation(T[*Here].Offset).str() + "    " + Text;
  else
    Text = " " + Text;
  Fix X;
  X.Message = "declare '" + R.Name + "' with " + StringRef(Text).trim().str() +
              ", which the compiler can check (-Wthread-safety)";
  X.Safe = true;
  X.Edits.push_back(replace(R, At, At, std::move(Text)));
  return X;
}

} // namespace heddle::fixes
