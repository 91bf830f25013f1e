//===- Fixes/Exchange.cpp - if (!done) done = true of an atomic -----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixes/Remedies.h"
#include "Fixes/Statement.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace heddle::findings;

namespace heddle::fixes {
namespace {

/// `done = true;` or `done.store(true);`.
struct Setting {
  size_t ObjectEnd = 0; ///< the object begins the statement
  StringRef Access = ".";
  bool Value = false;
};

std::optional<Setting> settingIn(const SourceTokens &T, const Statement &S) {
  std::optional<size_t> End = endOfObject(T, S.First, S.Last);
  if (!End)
    return std::nullopt;
  Setting Out;
  size_t Value = *End + 1;
  if (T[*End].is("=") && Value + 1 == S.Last) {
    Out.ObjectEnd = *End;
  } else if (*End >= S.First + 3 && T[*End].is("(") && T[*End - 1].is("store") &&
             T[*End].Partner + 1 == S.Last && (T[Value + 1].is(",") || T[Value + 1].is(")"))) {
    Out.ObjectEnd = *End - 2;
    Out.Access = T[*End - 2].Text;
  } else {
    return std::nullopt;
  }
  if (!T[Value].is("true") && !T[Value].is("false"))
    return std::nullopt;
  Out.Value = T[Value].is("true");
  return Out;
}

/// Whether the condition in the brackets from \p Open asks whether the object still
/// has the other value.
bool asksForOther(const SourceTokens &T, size_t Open, const Statement &S, const Setting &Set) {
  size_t I = Open + 1, Close = T[Open].Partner;
  if (Set.Value && !T[I++].is("!"))
    return false;
  size_t Length = Set.ObjectEnd - S.First;
  if (I + Length > Close || !sameTokens(T, S.First, Set.ObjectEnd, I, I + Length))
    return false;
  I += Length;
  if (I == Close)
    return true;
  return I + 2 < Close && T[I].is(Set.Access) && T[I + 1].is("load") && T[I + 2].is("(") &&
         T[I + 2].Partner + 1 == Close;
}

/// The bytes that go with the statement: its line, if nothing else is on it.
std::pair<size_t, size_t> lineOf(const SourceTokens &T, const Statement &S) {
  size_t Begin = T[S.First].Offset, End = T[S.Last].end();
  StringRef Behind = T.text().substr(End);
  size_t Newline = Behind.find('\n');
  bool Alone = Newline != StringRef::npos && Behind.take_front(Newline).trim().empty();
  if (T.beginsLine(Begin) && Alone)
    return {T.lineStart(Begin), End + Newline + 1};
  return {Begin, End + Behind.size() - Behind.ltrim(" \t").size()};
}

} // namespace

std::optional<Fix> useExchange(const SourceTokens &T, const Remedy &R) {
  std::optional<size_t> Here = tokenAt(T, R.Where);
  std::optional<Statement> S = Here ? statementAt(T, *Here) : std::nullopt;
  std::optional<Setting> Set = S ? settingIn(T, *S) : std::nullopt;
  if (!Set || *Here != S->First || !T[Set->ObjectEnd - 1].is(R.Name) ||
      hasCall(T, S->First, Set->ObjectEnd))
    return std::nullopt;
  // `if (…) {` or `if (…)` stands before it.
  size_t Close = S->Governed ? S->First - 1 : S->Block - 1;
  if (!T[Close].is(")") || (!S->Governed && S->Block + 1 != S->First))
    return std::nullopt;
  size_t Open = T[Close].Partner;
  if (!Open || !T[Open - 1].is("if") || !asksForOther(T, Open, *S, *Set))
    return std::nullopt;
  StringRef Object = textOf(T, S->First, Set->ObjectEnd), Value = Set->Value ? "true" : "false";
  size_t End = S->Governed ? S->Last + 1 : T[S->Block].Partner + 1;
  bool Alone = S->Governed || S->Last + 2 == End;
  size_t If = T[Open - 1].Offset;
  Fix X;
  X.Safe = true;
  if (Alone) {
    // Nothing hangs on who was first: the value is the same without the question.
    bool InChain = (Open > 1 && T[Open - 2].is("else")) || (End < T.size() && T[End].is("else"));
    size_t Begin = T[S->First].Offset, After = T[S->Last].end(), BlockEnd = T[End - 1].end();
    if (InChain || T.hasComment(If, BlockEnd))
      return std::nullopt;
    X.Message = "set '" + R.Name + "' without asking: it has the same value then";
    X.Edits.push_back(replace(R, If, BlockEnd, T.text().slice(Begin, After).str()));
    return X;
  }
  if (T.hasComment(T[Open].Offset, T[Close].end()))
    return std::nullopt;
  X.Message = "use exchange, which lets one thread alone through";
  // One edit: of several, clang-tidy moves the ends of those that only take away.
  auto [Begin, After] = lineOf(T, *S);
  X.Edits.push_back(replace(R, T[Open].end(), After,
                            (Twine(Set->Value ? "!" : "") + Object + Set->Access + "exchange(" +
                             Value + ")" + T.text().slice(T[Close].Offset, Begin))
                                .str()));
  return X;
}

} // namespace heddle::fixes
