//===- Fixes/FetchOperation.cpp - x = x + n of an atomic ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixes/Remedies.h"
#include "Fixes/Statement.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace heddle::findings;

namespace heddle::fixes {
namespace {

/// Tokens [First, End).
struct Range {
  size_t First = 0, End = 0;
};

/// What is stored, and in which order of memory if that is said.
struct Store {
  Range Object, Value;
  std::optional<Range> Order;
  StringRef Access = "."; ///< between the object and a method
};

std::optional<Store> storeIn(const SourceTokens &T, const Statement &S) {
  std::optional<size_t> End = endOfObject(T, S.First, S.Last);
  if (!End)
    return std::nullopt;
  Store Out;
  if (T[*End].is("=")) {
    Out.Object = {S.First, *End};
    Out.Value = {*End + 1, S.Last};
    return Out;
  }
  // `x.store` is an object and a member as well.
  if (*End < S.First + 3 || !T[*End].is("(") || !T[*End - 1].is("store") ||
      T[*End].Partner + 1 != S.Last)
    return std::nullopt;
  Out.Access = T[*End - 2].Text;
  Out.Object = {S.First, *End - 2};
  Out.Value = {*End + 1, T[*End].Partner};
  for (size_t I = Out.Value.First; I < Out.Value.End; ++I) {
    if (T[I].is(",")) {
      Out.Order = {I + 1, Out.Value.End};
      Out.Value.End = I;
      break;
    }
    I = T[I].Partner > I ? T[I].Partner : I;
  }
  return Out;
}

/// The object of \p S at \p First, read: `x`, `x.load(order)`. Sets \p Order.
std::optional<size_t> loadAt(const SourceTokens &T, const Store &S, size_t First, size_t End,
                             std::optional<Range> &Order) {
  size_t Length = S.Object.End - S.Object.First;
  if (First + Length > End || !sameTokens(T, S.Object.First, S.Object.End, First, First + Length))
    return std::nullopt;
  size_t I = First + Length;
  if (I + 2 < End && T[I].is(S.Access) && T[I + 1].is("load") && T[I + 2].is("(")) {
    size_t Close = T[I + 2].Partner;
    if (Close > I + 3)
      Order = {I + 3, Close};
    return Close + 1;
  }
  return I;
}

StringRef operation(StringRef Operator) {
  return Operator == "+"   ? "fetch_add"
         : Operator == "-" ? "fetch_sub"
         : Operator == "|" ? "fetch_or"
         : Operator == "&" ? "fetch_and"
         : Operator == "^" ? "fetch_xor"
                           : "";
}

/// Whether the operand binds tighter than \p Operator, and does not name \p Object
/// itself.
bool isOperand(const SourceTokens &T, Range R, StringRef Operator, StringRef Object) {
  if (R.First >= R.End)
    return false;
  bool Sums = Operator == "+" || Operator == "-";
  for (size_t I = R.First; I < R.End; ++I) {
    const Token &Here = T[I];
    if (Here.is(Object))
      return false;
    bool Top = T.around(I) == T.around(R.First);
    bool First = I == R.First;
    bool Binary = !First && (T[I - 1].isName() || T[I - 1].What == Token::Kind::Number ||
                             T[I - 1].is(")") || T[I - 1].is("]"));
    if (Here.What != Token::Kind::Punctuation)
      continue;
    if (Here.is("(") || Here.is(")") || Here.is("[") || Here.is("]") || Here.is(".") ||
        Here.is("->") || Here.is("::"))
      continue;
    if (Here.is("=") || Here.is("++") || Here.is("--") || Here.Text.ends_with("=") || Here.is("{"))
      return false;
    if (!Top || (First && (Here.is("-") || Here.is("~"))))
      continue;
    if (!(Sums && Binary && (Here.is("*") || Here.is("/") || Here.is("%"))))
      return false;
  }
  return true;
}

bool isInteger(StringRef Number) {
  if (Number.starts_with_insensitive("0x"))
    return !Number.contains('.') && !Number.contains_insensitive("p");
  return !Number.contains('.') && !Number.contains_insensitive("e") &&
         !Number.contains_insensitive("f");
}

/// Whether it is certainly an integer: made of numbers and names that are known to
/// be.
bool isIntegral(const SourceTokens &T, Range R, ArrayRef<std::string> Names) {
  return all_of(seq(R.First, R.End), [&](size_t I) {
    switch (T[I].What) {
    case Token::Kind::Identifier:
      return is_contained(Names, T[I].Text);
    case Token::Kind::Number:
      return isInteger(T[I].Text);
    case Token::Kind::Punctuation:
      return !T[I].is(".") && !T[I].is("->") && !T[I].is("::") && !T[I].is("[");
    default:
      return false;
    }
  });
}

} // namespace

std::optional<Fix> useFetchOperation(const SourceTokens &T, const Remedy &R) {
  std::optional<size_t> Here = tokenAt(T, R.Where);
  std::optional<Statement> S = Here ? statementAt(T, *Here) : std::nullopt;
  std::optional<Store> To = S ? storeIn(T, *S) : std::nullopt;
  // The whole statement is the store: nobody looks at its value.
  if (!To || *Here != S->First || !T[To->Object.End - 1].is(R.Name) ||
      hasCall(T, To->Object.First, To->Object.End))
    return std::nullopt;
  std::optional<Range> LoadOrder;
  Range Operand;
  StringRef Operator;
  Range V = To->Value;
  if (std::optional<size_t> End = loadAt(T, *To, V.First, V.End, LoadOrder); End && *End < V.End) {
    Operator = T[*End].Text;
    Operand = {*End + 1, V.End};
  } else {
    // `1 + x`.
    for (size_t I = V.First; I < V.End && Operator.empty(); ++I) {
      const Token &O = T[I];
      if (T.around(I) == T.around(V.First) && I > V.First && !operation(O.Text).empty() &&
          !O.is("-") && loadAt(T, *To, I + 1, V.End, LoadOrder) == V.End) {
        Operator = O.Text;
        Operand = {V.First, I};
      }
    }
  }
  if (operation(Operator).empty() || !isOperand(T, Operand, Operator, R.Name))
    return std::nullopt;
  std::string Call = (textOf(T, To->Object.First, To->Object.End) + To->Access +
                      operation(Operator) + "(" + textOf(T, Operand.First, Operand.End))
                         .str();
  // Where the two orders differ, or only one is given, that of no order is as
  // strong as both.
  if (LoadOrder && To->Order &&
      sameTokens(T, LoadOrder->First, LoadOrder->End, To->Order->First, To->Order->End))
    Call += (", " + textOf(T, To->Order->First, To->Order->End)).str();
  Fix X;
  X.Message =
      ("use " + operation(Operator) + ", which reads and writes '" + R.Name + "' in one step")
          .str();
  X.Safe = isIntegral(T, Operand, R.Names);
  if (!X.Safe)
    X.Message += ", if its operand is an integer";
  size_t Begin = T[S->First].Offset, End = T[S->Last - 1].end();
  if (T.hasComment(Begin, End))
    return std::nullopt;
  X.Edits.push_back(replace(R, Begin, End, Call + ")"));
  return X;
}

} // namespace heddle::fixes
