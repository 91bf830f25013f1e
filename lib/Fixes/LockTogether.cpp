//===- Fixes/LockTogether.cpp - two guards, one after the other -----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixes/Remedies.h"
#include "Fixes/Statement.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace heddle::findings;

namespace heddle::fixes {
namespace {

/// A lock_guard, or a scoped_lock of one: nobody can do anything with it.
bool isPlainGuard(const SourceTokens &T, const GuardDeclaration &G) {
  size_t I = G.All.First;
  if (T[I].is("std") && T[I + 1].is("::"))
    I += 2;
  return (T[I].is("lock_guard") || T[I].is("scoped_lock")) && (I + 1 == G.Name || T[I + 1].is("<"));
}

/// Whether the argument of \p G names the lock \p Name, and means the same before
/// the other lock is taken: a name, a member of this, or of a parameter.
bool isFixed(const SourceTokens &T, const GuardDeclaration &G, StringRef Name,
             ArrayRef<std::string> Parameters) {
  size_t First = G.Open + 1, End = T[G.Open].Partner;
  if (End - First == 1)
    return T[First].is(Name);
  return End - First == 3 && T[First + 2].is(Name) &&
         ((T[First].is("this") && T[First + 1].is("->")) ||
          (is_contained(Parameters, T[First].Text) &&
           (T[First + 1].is("->") || T[First + 1].is("."))));
}

bool knowsScopedLock(const SourceTokens &T) {
  return any_of(T.code(), [](const Token &X) { return X.is("scoped_lock"); });
}

} // namespace

std::optional<Fix> lockTogether(const SourceTokens &T, const Remedy &R) {
  if (R.Others.size() != 1 || R.Others.front().File != R.Where.File)
    return std::nullopt;
  std::optional<size_t> A = tokenAt(T, R.Where), B = tokenAt(T, R.Others.front());
  std::optional<GuardDeclaration> First = A ? guardAt(T, *A) : std::nullopt;
  std::optional<GuardDeclaration> Second = B ? guardAt(T, *B) : std::nullopt;
  if (!First || !Second || First->All.Last + 1 != Second->All.First || !isPlainGuard(T, *First) ||
      !isPlainGuard(T, *Second) || !isFixed(T, *First, R.Name, R.Names) ||
      !isFixed(T, *Second, R.Lock, R.Names))
    return std::nullopt;
  size_t Begin = T[First->All.First].Offset, End = T[Second->All.Last].end();
  Fix X;
  X.Safe = true;
  bool Std = T[First->All.First].is("std");
  std::string Both = (Twine(First->Argument) + ", " + Second->Argument).str();
  if (First->Deduced || Second->Deduced || knowsScopedLock(T)) {
    // C++17. The second guard's own name goes.
    auto Rest = T.code().slice(Second->All.Last, T[First->All.Block].Partner - Second->All.Last);
    if (T.hasComment(Begin, End) ||
        any_of(Rest, [&](const Token &U) { return U.is(T[Second->Name].Text); }))
      return std::nullopt;
    X.Message = "take both at once with std::scoped_lock";
    X.Edits.push_back(replace(R, Begin, End,
                              (Std ? "std::scoped_lock " : "scoped_lock ") +
                                  T[First->Name].Text.str() + "(" + Both + ");"));
    return X;
  }
  X.Message = "take both at once with std::lock";
  std::string Break =
      T.beginsLine(Begin) ? T.newline().str() + T.indentation(Begin).str() : std::string(" ");
  std::string Text = "std::lock(" + Both + ");" + Break;
  size_t Done = Begin;
  for (const GuardDeclaration *G : {&*First, &*Second}) {
    size_t Close = T[T[G->Open].Partner].Offset;
    Text += T.text().slice(Done, Close);
    Text += Std ? ", std::adopt_lock" : ", adopt_lock";
    Done = Close;
  }
  X.Edits.push_back(replace(R, Begin, End, Text + T.text().slice(Done, End).str()));
  return X;
}

} // namespace heddle::fixes
