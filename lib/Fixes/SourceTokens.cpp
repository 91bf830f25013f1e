//===- Fixes/SourceTokens.cpp - source text as tokens ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixes/SourceTokens.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace heddle::fixes {
namespace {

bool startsName(char C) {
  return isAlpha(C) || C == '_' || C == '$' || static_cast<unsigned char>(C) >= 0x80;
}
bool continuesName(char C) { return startsName(C) || isDigit(C); }

/// How long the operator is with which \p Rest begins.
size_t punctuationLength(StringRef Rest) {
  for (StringRef Three : {"<<=", ">>=", "<=>", "->*", "..."})
    if (Rest.starts_with(Three))
      return 3;
  // `>>` may close two lists of template arguments, and is left apart.
  for (StringRef Two : {"->", "::", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=",
                        "|=", "^=", "==", "!=", "<=", ">=", "&&", "||", "<<", ".*"})
    if (Rest.starts_with(Two))
      return 2;
  return 1;
}

bool isLiteralPrefix(StringRef Word) {
  for (StringRef P : {"L", "u", "U", "u8", "R", "LR", "uR", "UR", "u8R"})
    if (Word == P)
      return true;
  return false;
}

} // namespace

SourceTokens::SourceTokens(StringRef Text) : Source(Text) {
  lex();
  match();
}

size_t SourceTokens::literalEnd(size_t Quote) const {
  char Q = Source[Quote];
  if (Q == '"' && Quote && Source[Quote - 1] == 'R') {
    size_t Open = Source.find('(', Quote);
    if (Open == StringRef::npos)
      return StringRef::npos;
    std::string Close = (")" + Source.slice(Quote + 1, Open) + "\"").str();
    size_t End = Source.find(Close, Open);
    return End == StringRef::npos ? End : End + Close.size();
  }
  for (size_t I = Quote + 1; I < Source.size() && Source[I] != '\n'; ++I) {
    if (Source[I] == '\\')
      ++I;
    else if (Source[I] == Q)
      return I + 1;
  }
  return StringRef::npos;
}

size_t SourceTokens::directiveEnd(size_t From) const {
  for (size_t I = From; I < Source.size(); ++I) {
    if (Source[I] != '\n')
      continue;
    StringRef Line = Source.slice(From, I).rtrim("\r");
    if (!Line.ends_with("\\"))
      return I;
  }
  return Source.size();
}

void SourceTokens::lex() {
  bool LineBegins = true;
  for (size_t I = 0; I < Source.size();) {
    char C = Source[I];
    size_t End = I + 1;
    Token::Kind Kind = Token::Kind::Punctuation;
    if (C == '\n')
      LineBegins = true;
    if (isSpace(C)) {
      ++I;
      continue;
    }
    StringRef Rest = Source.substr(I);
    if (Rest.starts_with("//")) {
      Kind = Token::Kind::Comment;
      End = directiveEnd(I); // a backslash continues it, too
    } else if (Rest.starts_with("/*")) {
      Kind = Token::Kind::Comment;
      End = Source.find("*/", I + 2);
      End = End == StringRef::npos ? End : End + 2;
    } else if (C == '#' && LineBegins) {
      Kind = Token::Kind::Directive;
      End = directiveEnd(I);
    } else if (C == '"' || C == '\'') {
      Kind = Token::Kind::Text;
      End = literalEnd(I);
    } else if (isDigit(C) || (C == '.' && Rest.size() > 1 && isDigit(Rest[1]))) {
      Kind = Token::Kind::Number;
      while (End < Source.size() &&
             (continuesName(Source[End]) || Source[End] == '.' || Source[End] == '\'' ||
              ((Source[End] == '+' || Source[End] == '-') &&
               StringRef("eEpP").contains(Source[End - 1]) &&
               !Source.substr(I).starts_with_insensitive("0x"))))
        ++End;
    } else if (startsName(C)) {
      Kind = Token::Kind::Identifier;
      while (End < Source.size() && continuesName(Source[End]))
        ++End;
      if (End < Source.size() && (Source[End] == '"' || Source[End] == '\'') &&
          isLiteralPrefix(Source.slice(I, End))) {
        Kind = Token::Kind::Text;
        End = literalEnd(End);
      }
    } else {
      End = I + punctuationLength(Rest);
    }
    if (End == StringRef::npos) {
      Sound = false;
      return;
    }
    auto &To = Kind == Token::Kind::Comment ? Comments : Code;
    To.push_back({Kind, Source.slice(I, End), I});
    LineBegins &= Kind == Token::Kind::Comment;
    I = End;
  }
}

void SourceTokens::match() {
  std::vector<size_t> Open;
  for (size_t I = 0; I != Code.size(); ++I) {
    Token &T = Code[I];
    T.Partner = I;
    bool Closes = T.is(")") || T.is("]") || T.is("}");
    if (Closes) {
      if (Open.empty()) {
        Sound = false;
        return;
      }
      Token &O = Code[Open.back()];
      Sound &= (O.is("(") && T.is(")")) || (O.is("[") && T.is("]")) || (O.is("{") && T.is("}"));
      T.Partner = Open.back();
      O.Partner = I;
      Open.pop_back();
    }
    T.Around = Open.empty() ? I : Open.back();
    if (T.is("(") || T.is("[") || T.is("{"))
      Open.push_back(I);
  }
  Sound &= Open.empty();
}

std::optional<size_t> SourceTokens::at(uint32_t Line, uint32_t Column) const {
  size_t Begin = 0;
  for (uint32_t L = 1; L < Line; ++L) {
    Begin = Source.find('\n', Begin);
    if (Begin == StringRef::npos)
      return std::nullopt;
    ++Begin;
  }
  if (!Line || !Column)
    return std::nullopt;
  size_t Offset = Begin + Column - 1;
  auto It = llvm::lower_bound(Code, Offset,
                              [](const Token &T, size_t Value) { return T.Offset < Value; });
  if (It == Code.end() || It->Offset != Offset)
    return std::nullopt;
  return static_cast<size_t>(It - Code.begin());
}

std::optional<size_t> SourceTokens::around(size_t I) const {
  return Code[I].Around == I ? std::nullopt : std::optional(Code[I].Around);
}

bool SourceTokens::hasComment(size_t Begin, size_t End) const {
  return any_of(Comments, [&](const Token &C) { return C.Offset >= Begin && C.Offset < End; });
}

size_t SourceTokens::lineStart(size_t Offset) const {
  size_t Newline = Source.take_front(Offset).rfind('\n');
  return Newline == StringRef::npos ? 0 : Newline + 1;
}

StringRef SourceTokens::indentation(size_t Offset) const {
  return Source.substr(lineStart(Offset)).take_while([](char C) { return C == ' ' || C == '\t'; });
}

bool SourceTokens::beginsLine(size_t Offset) const {
  return lineStart(Offset) + indentation(Offset).size() == Offset;
}

} // namespace heddle::fixes
