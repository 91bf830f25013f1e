//===- Fixes/HoldLock.cpp - a guard around one statement ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The guard is written as the other places write it: one of their declarations
// is copied, so that it is the type, the header and the standard of C++ that the
// file has already.
//
//===----------------------------------------------------------------------===//
#include "Fixes/Remedies.h"
#include "Fixes/Statement.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace heddle::findings;

namespace heddle::fixes {
namespace {

/// Whether the guard's argument names the lock \p Name alone, by no other object
/// than this.
bool namesLock(const SourceTokens &T, const GuardDeclaration &G, StringRef Name) {
  bool Named = false;
  for (size_t I = G.Open + 1; I != T[G.Open].Partner; ++I) {
    const Token &A = T[I];
    bool Scope = A.isName() && T[I + 1].is("::");
    if (A.isName() && !A.is("this") && !Scope) {
      if (!A.is(Name))
        return false;
      Named = true;
    } else if (!A.isName() && !A.is("&") && !A.is("->") && !A.is("::")) {
      return false;
    }
  }
  return Named;
}

/// A declaration to copy: the nearest before the statement, or one behind it of a
/// type that is surely known before.
std::optional<GuardDeclaration> modelFor(const SourceTokens &T, const Remedy &R, size_t Token) {
  std::optional<GuardDeclaration> Best;
  for (const Place &P : R.Others) {
    std::optional<size_t> At = P.File == R.Where.File ? tokenAt(T, P) : std::nullopt;
    std::optional<GuardDeclaration> G = At ? guardAt(T, *At) : std::nullopt;
    if (!G || !namesLock(T, *G, R.Lock) || G->Type.contains("shared_lock"))
      continue;
    bool Before = G->All.First < Token;
    if (!Before && !G->Type.starts_with("std::"))
      continue;
    if (!Best || (Before && (G->All.First > Best->All.First || Best->All.First > Token)))
      Best = G;
  }
  return Best;
}

/// The tokens of the function around \p Block, with its parameters.
std::pair<size_t, size_t> functionAround(const SourceTokens &T, size_t Block) {
  size_t Body = Block;
  for (std::optional<size_t> Out; (Out = T.around(Body)) && T[*Out].is("{");) {
    const Token &Before = T[*Out ? *Out - 1 : 0];
    bool OfCode = Before.is(")") || Before.is("else") || Before.is("do") || Before.is("try") ||
                  Before.is("{") || Before.is("}") || Before.is(";") || Before.is(":") ||
                  Before.is("const") || Before.is("noexcept") || Before.is("override") ||
                  Before.is("final");
    if (!OfCode)
      break;
    Body = *Out;
  }
  size_t First = Body;
  while (First && !T[First - 1].is(";") && !T[First - 1].is("{") && !T[First - 1].is("}"))
    --First;
  return {First, T[Body].Partner};
}

/// \p Wanted, or a name like it that the function does not have yet.
std::string freeName(const SourceTokens &T, const Statement &S, StringRef Wanted) {
  auto [First, Last] = functionAround(T, S.Block);
  auto Used = [&, First = First, Last = Last](StringRef Name) {
    return any_of(T.code().slice(First, Last - First), [&](const Token &X) { return X.is(Name); });
  };
  std::string Name = Wanted.str();
  for (unsigned N = 2; Used(Name); ++N)
    Name = Wanted.str() + utostr(N);
  return Name;
}

std::string guardText(const SourceTokens &T, const GuardDeclaration &G, StringRef Name) {
  return (G.Type + " " + Name + T.text().slice(T[G.Open].Offset, T[G.All.Last].end())).str();
}

/// By how much the inside of \p Block is further in than its first line.
std::string step(const SourceTokens &T, size_t Block) {
  StringRef Outer = T.indentation(T[Block].Offset);
  for (size_t I = Block + 1; I < T[Block].Partner; ++I)
    if (T.beginsLine(T[I].Offset)) {
      StringRef Inner = T.indentation(T[I].Offset);
      if (Inner.consume_front(Outer) && !Inner.empty())
        return Inner.str();
      break;
    }
  return Outer.contains('\t') ? "\t" : "  ";
}

/// Whether what follows the statement in its block can do nothing while the lock
/// is held that could wait.
bool restIsHarmless(const SourceTokens &T, const Statement &S) {
  for (size_t I = S.Last + 1; I < T[S.Block].Partner; ++I)
    if (T[I].is("(") || T[I].is("{") || T[I].What == Token::Kind::Directive ||
        T[I].is("co_await") || T[I].is("co_yield") || T[I].is("new") || T[I].is("delete"))
      return false;
  return true;
}

/// Where \p S ends together with the comment behind it.
size_t endWithComment(const SourceTokens &T, const Statement &S) {
  size_t End = T[S.Last].end();
  StringRef Line = T.text().substr(End).take_until([](char C) { return C == '\n' || C == '\r'; });
  return Line.ltrim(" \t").starts_with("//") ? End + Line.size() : End;
}

class Writer {
public:
  Writer(const SourceTokens &T, const Remedy &R, const Statement &S, std::string Guard)
      : T(T), R(R), S(S), Guard(std::move(Guard)), NL(T.newline().str()) {}

  std::optional<Replacement> governed() const;
  Replacement before() const;
  Replacement inBlock() const;

private:
  /// The statement with its later lines further in by \p Unit.
  std::string indented(StringRef Unit) const {
    std::string Out;
    for (char C : T.text().slice(T[S.First].Offset, endWithComment(T, S))) {
      Out += C;
      if (C == '\n')
        Out += Unit;
    }
    return Out;
  }

  const SourceTokens &T;
  const Remedy &R;
  const Statement &S;
  std::string Guard, NL;
};

Replacement Writer::before() const {
  size_t Begin = T[S.First].Offset;
  bool OwnLine = T.beginsLine(Begin);
  return replace(R, Begin, Begin,
                 Guard + (OwnLine ? NL + T.indentation(Begin).str() : std::string(" ")));
}

Replacement Writer::inBlock() const {
  size_t Begin = T[S.First].Offset;
  if (!T.beginsLine(Begin))
    return replace(R, Begin, T[S.Last].end(),
                   "{ " + Guard + " " + textOf(T, S.First, S.Last + 1).str() + " }");
  std::string Unit = step(T, S.Block), Outer = T.indentation(Begin).str();
  return replace(R, Begin, endWithComment(T, S),
                 "{" + NL + Outer + Unit + Guard + NL + Outer + Unit + indented(Unit) + NL + Outer +
                     "}");
}

/// `if (x) n++;` becomes `if (x) {`, guard, `n++;`, `}`.
std::optional<Replacement> Writer::governed() const {
  size_t Begin = T[S.First].Offset, Head = T[S.First - 1].end();
  if (T.hasComment(Head, Begin))
    return std::nullopt;
  std::string Outer = T.indentation(T[S.First - 1].Offset).str();
  // A condition of several lines begins further up.
  if (T[S.First - 1].is(")"))
    Outer = T.indentation(T[T[S.First - 1].Partner].Offset).str();
  bool OwnLine = T.beginsLine(Begin);
  std::string Inner = OwnLine ? T.indentation(Begin).str() : Outer + step(T, S.Block);
  bool BraceOnOwnLine = T.beginsLine(T[S.Block].Offset);
  return replace(R, Head, endWithComment(T, S),
                 (BraceOnOwnLine ? NL + Outer : std::string(" ")) + "{" + NL + Inner + Guard + NL +
                     Inner + indented("") + NL + Outer + "}");
}

} // namespace

std::optional<Fix> holdLock(const SourceTokens &T, const Remedy &R) {
  std::optional<size_t> Here = tokenAt(T, R.Where);
  std::optional<Statement> S = Here ? statementAt(T, *Here) : std::nullopt;
  if (!S)
    return std::nullopt;
  auto Own = T.code().slice(S->First, S->Last - S->First);
  // A call may take the lock itself.
  if (none_of(Own, [&](const Token &X) { return X.is(R.Name); }) || hasCall(T, S->First, S->Last))
    return std::nullopt;
  std::optional<GuardDeclaration> Model = modelFor(T, R, S->First);
  if (!Model)
    return std::nullopt;
  Writer Write(T, R, *S, guardText(T, *Model, freeName(T, *S, T[Model->Name].Text)));
  bool Last = S->Last + 1 == T[S->Block].Partner;
  std::optional<Replacement> Edit;
  if (S->Governed)
    Edit = isExpression(T, *S) ? Write.governed() : std::nullopt;
  else if (Last)
    Edit = Write.before();
  else if (isExpression(T, *S))
    Edit = Write.inBlock();
  else if (restIsHarmless(T, *S))
    Edit = Write.before();
  if (!Edit)
    return std::nullopt;
  Fix X;
  X.Message = "hold '" + R.Lock + "' here, as the other places do";
  X.Safe = true;
  X.Edits.push_back(std::move(*Edit));
  return X;
}

} // namespace heddle::fixes
