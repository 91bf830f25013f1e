//===- Fixes/Statement.h - one statement in the text ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The statement around a token, where the text leaves no doubt which that is:
// `x += n;` in a block of a function, or what an `if` without braces governs.
// Conditions, heads of loops, initialisers and whatever has a directive of the
// preprocessor in it are none.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FIXES_STATEMENT_H
#define HEDDLE_FIXES_STATEMENT_H

#include "Fixes/SourceTokens.h"

namespace heddle::fixes {

struct Statement {
  size_t First = 0, Last = 0; ///< tokens; the last one is the `;`
  size_t Block = 0;           ///< the `{` around it
  /// What an `if`, `else`, loop governs without braces.
  bool Governed = false;
};

/// \p Braces: it may have braces, `T x{y};`.
std::optional<Statement> statementAt(const SourceTokens &T, size_t Token, bool Braces = false);

/// Whether it declares nothing, and so may stand in a block of its own.
bool isExpression(const SourceTokens &T, const Statement &S);

/// Whether something in [\p First, \p Last) looks like a call.
bool hasCall(const SourceTokens &T, size_t First, size_t Last);

/// `std::lock_guard<std::mutex> lock(mu_);`
struct GuardDeclaration {
  Statement All;
  size_t Name = 0;      ///< token of the guard's name
  size_t Open = 0;      ///< bracket before its argument, which is one
  llvm::StringRef Type; ///< as it stands there
  llvm::StringRef Argument;
  bool Deduced = false; ///< no template arguments
};

/// The declaration of a guard around \p Token, if it has one argument.
std::optional<GuardDeclaration> guardAt(const SourceTokens &T, size_t Token);

/// An object and the last member of it: `this->stats_.hits`, from token \p First
/// up to the one given back. None where it is something else.
std::optional<size_t> endOfObject(const SourceTokens &T, size_t First, size_t End);

/// The text from the first of the tokens to the end of the last one.
llvm::StringRef textOf(const SourceTokens &T, size_t First, size_t End);
/// Whether the two have the same tokens.
bool sameTokens(const SourceTokens &T, size_t A, size_t AEnd, size_t B, size_t BEnd);

} // namespace heddle::fixes

#endif // HEDDLE_FIXES_STATEMENT_H
