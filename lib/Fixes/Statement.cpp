//===- Fixes/Statement.cpp - one statement in the text --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixes/Statement.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

using namespace llvm;

namespace heddle::fixes {
namespace {

bool isOneOf(const Token &T, std::initializer_list<StringRef> Words) {
  return any_of(Words, [&](StringRef W) { return T.is(W); });
}

/// Whether the `{` at \p Open begins a block of statements.
bool isBlock(const SourceTokens &T, size_t Open) {
  if (!Open || !T[Open].is("{"))
    return false;
  const Token &Before = T[Open - 1];
  return isOneOf(Before, {")", "else", "do", "try", "const", "noexcept", "override", "final", ";",
                          "{", "}", ":"});
}

/// Whether the `(` at \p Open is the head of an if or a loop.
bool isHead(const SourceTokens &T, size_t Open) {
  if (!Open)
    return false;
  const Token &Before = T[Open - 1];
  return isOneOf(Before, {"if", "for", "while", "switch"}) ||
         (Before.is("constexpr") && Open > 1 && T[Open - 2].is("if"));
}

/// The block around \p Token, with \p Token moved to where it stands in that.
std::optional<size_t> blockAround(const SourceTokens &T, size_t &Token) {
  for (;;) {
    std::optional<size_t> Open = T.around(Token);
    if (!Open)
      return std::nullopt;
    if (T[*Open].is("{"))
      return isBlock(T, *Open) ? Open : std::nullopt;
    if (isHead(T, *Open) || !*Open)
      return std::nullopt;
    bool Subscript = T[*Open - 1].isName() || T[*Open - 1].is("]") || T[*Open - 1].is(")");
    if (T[*Open].is("[") && !Subscript)
      return std::nullopt;
    Token = *Open;
  }
}

/// Whether the `:` at \p Colon ends a label.
bool endsLabel(const SourceTokens &T, size_t Colon, size_t Block) {
  size_t First = Colon;
  while (First > Block + 1 && !isOneOf(T[First - 1], {";", "{", "}", ":"}))
    --First;
  return First < Colon && (isOneOf(T[First], {"case", "default"}) ||
                           (First + 1 == Colon && T[First].isName() && First == Block + 1));
}

} // namespace

StringRef textOf(const SourceTokens &T, size_t First, size_t End) {
  return First == End ? StringRef() : T.text().slice(T[First].Offset, T[End - 1].end());
}

bool sameTokens(const SourceTokens &T, size_t A, size_t AEnd, size_t B, size_t BEnd) {
  return AEnd - A == BEnd - B &&
         all_of(seq(size_t(0), AEnd - A), [&](size_t I) { return T[A + I].Text == T[B + I].Text; });
}

std::optional<Statement> statementAt(const SourceTokens &T, size_t Token, bool Braces) {
  if (!T.sound())
    return std::nullopt;
  size_t Inside = Token;
  std::optional<size_t> Block = blockAround(T, Inside);
  if (!Block)
    return std::nullopt;
  Statement S;
  S.Block = *Block;
  S.First = Inside;
  while (S.First > S.Block + 1) {
    size_t Before = S.First - 1;
    const fixes::Token &B = T[Before];
    if (B.What == fixes::Token::Kind::Directive)
      return std::nullopt;
    if (B.is(";"))
      break;
    if (isOneOf(B, {"else", "do"})) {
      S.Governed = true;
      break;
    }
    if (B.is(")") && isHead(T, B.Partner)) {
      S.Governed = true;
      break;
    }
    if (B.is("}") && isBlock(T, B.Partner))
      break;
    if (B.is(":") && endsLabel(T, Before, S.Block))
      break;
    S.First = isOneOf(B, {")", "]", "}"}) ? B.Partner : Before;
  }
  size_t End = T[S.Block].Partner;
  for (S.Last = Inside; S.Last < End && !T[S.Last].is(";"); ++S.Last) {
    const fixes::Token &Here = T[S.Last];
    if (Here.What == fixes::Token::Kind::Directive || (Here.is("{") && !Braces))
      return std::nullopt;
    if (isOneOf(Here, {"(", "[", "{"}))
      S.Last = Here.Partner;
  }
  // Directives and blocks inside brackets.
  for (size_t I = S.First; I < S.Last; ++I)
    if (T[I].What == fixes::Token::Kind::Directive || (T[I].is("{") && !Braces))
      return std::nullopt;
  if (S.Last >= End ||
      isOneOf(T[S.First], {"if",       "for",    "while",        "do",      "switch",  "else",
                           "try",      "case",   "default",      "goto",    "break",   "continue",
                           "static",   "using",  "thread_local", "typedef", "extern",  "co_return",
                           "co_yield", "delete", "throw",        "catch",   "co_await"}))
    return std::nullopt;
  return S;
}

std::optional<size_t> endOfObject(const SourceTokens &T, size_t First, size_t End) {
  size_t I = First;
  if (I < End && T[I].is("::"))
    ++I;
  if (I >= End || !T[I].isName())
    return std::nullopt;
  for (++I; I < End;) {
    if (isOneOf(T[I], {".", "->", "::"}) && I + 1 < End && T[I + 1].isName())
      I += 2;
    else if (T[I].is("[") && T[I].Partner < End)
      I = T[I].Partner + 1;
    else
      break;
  }
  return I;
}

bool isExpression(const SourceTokens &T, const Statement &S) {
  if (isOneOf(T[S.First], {"++", "--", "return", "(", "*"}))
    return true;
  std::optional<size_t> End = endOfObject(T, S.First, S.Last);
  return End &&
         isOneOf(T[*End], {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "++",
                           "--", "("});
}

bool hasCall(const SourceTokens &T, size_t First, size_t Last) {
  for (size_t I = First; I != Last; ++I) {
    if (isOneOf(T[I], {"new", "delete", "co_await", "throw"}))
      return true;
    if (T[I].is("(") && I != First &&
        ((T[I - 1].isName() && !isOneOf(T[I - 1], {"return", "sizeof"})) ||
         isOneOf(T[I - 1], {">", "]", ")"})))
      return true;
  }
  return false;
}

std::optional<GuardDeclaration> guardAt(const SourceTokens &T, size_t Token) {
  std::optional<Statement> S = statementAt(T, Token, /*Braces=*/true);
  if (!S || S->Governed)
    return std::nullopt;
  GuardDeclaration G;
  G.All = *S;
  bool Arguments = false;
  for (size_t I = S->First; I < S->Last && !G.Open; ++I) {
    if (T[I].is("(") || T[I].is("{"))
      G.Open = I;
    else if (!T[I].isName() && !isOneOf(T[I], {"::", "<", ">", ","}))
      return std::nullopt;
    Arguments |= T[I].is("<");
  }
  G.Deduced = !Arguments;
  size_t Close = G.Open ? T[G.Open].Partner : 0;
  if (G.Open < S->First + 2 || Close + 1 != S->Last || Close == G.Open + 1)
    return std::nullopt;
  G.Name = G.Open - 1;
  if (!T[G.Name].isName() || isOneOf(T[S->First], {"auto", "return", "const", "new", "else"}) ||
      isOneOf(T[G.Name - 1], {"::", ",", "<"}))
    return std::nullopt;
  for (size_t I = G.Open + 1; I < Close; ++I)
    if (T[I].is(","))
      return std::nullopt;
  G.Type = textOf(T, S->First, G.Name);
  G.Argument = textOf(T, G.Open + 1, Close);
  return G;
}

} // namespace heddle::fixes
