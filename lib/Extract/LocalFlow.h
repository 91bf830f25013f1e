//===- Extract/LocalFlow.h - how values move through a function's locals *- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One walk over a function's body, before its events are made: which values
// each local variable is given (flow-insensitive), which locals escape, and
// which object each constructor call makes. Lambdas written in the body are
// looked into for what they do to the locals that they capture.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_LOCALFLOW_H
#define HEDDLE_EXTRACT_LOCALFLOW_H

#include "Extract/Matchers.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

namespace heddle::extract {

class LocalFlow {
public:
  explicit LocalFlow(Matchers &Match) : Match(Match) {}

  void walk(const clang::FunctionDecl *F);
  void walk(const clang::VarDecl *Global);
  void walk(const clang::Stmt *Code);

  /// The values that \p V is given, in the order of the source.
  llvm::ArrayRef<const clang::Expr *> valuesOf(const clang::ValueDecl *V) const;
  /// The only value that \p V ever has, or null.
  const clang::Expr *onlyValueOf(const clang::ValueDecl *V) const;
  /// What the local reference, pointer or iterator \p V names, if it is one thing; or null. A
  /// reference is bound once, whatever is done to what it names.
  const clang::Expr *referent(const clang::VarDecl *V) const;
  /// \p V is written nowhere: neither by its name nor by a reference to it.
  bool isNeverWritten(const clang::ValueDecl *V) const {
    return valuesOf(V).empty() && !Reassigned.contains(V) && !Referenced.contains(V);
  }
  /// The value that \p V begins with, if it is only counted on from there; or null.
  const clang::Expr *startOf(const clang::VarDecl *V) const;
  /// A reference is bound to it through which it may be written.
  bool isReferenced(const clang::ValueDecl *V) const { return Referenced.contains(V); }
  /// Its address leaves the function's hands.
  bool escapes(const clang::ValueDecl *V) const { return Escaped.contains(V); }
  /// The variable that the constructor or call \p E makes, without a copy.
  const clang::VarDecl *variableMadeBy(const clang::Expr *E) const { return Makes.lookup(E); }
  /// The value of \p E is not looked at.
  bool isDiscarded(const clang::Expr *E) const { return Discarded.contains(E); }
  /// \p S decides whether a loop goes on: the loop itself, or one of the
  /// short-circuit operators of its condition.
  bool isLoopCondition(const clang::Stmt *S) const { return LoopConditions.contains(S); }
  /// The temporary \p B is the object that it would be copied into.
  bool isElided(const clang::CXXBindTemporaryExpr *B) const { return Elided.contains(B); }
  /// The body has expressions that Clang could not make sense of.
  bool hasErrors() const { return Errors; }

private:
  friend class LocalFlowVisitor;
  Matchers &Match;
  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<const clang::Expr *, 2>> Values;
  llvm::DenseSet<const clang::ValueDecl *> Reassigned, Escaped;
  /// A reference through which it may be written is bound to it.
  llvm::DenseSet<const clang::ValueDecl *> Referenced;
  /// How many of its values are added to it.
  llvm::DenseMap<const clang::ValueDecl *, unsigned> Added;
  llvm::DenseMap<const clang::Expr *, const clang::VarDecl *> Makes;
  llvm::DenseSet<const clang::Expr *> Discarded;
  llvm::DenseSet<const clang::CXXBindTemporaryExpr *> Elided;
  llvm::DenseSet<const clang::Stmt *> LoopConditions;
  bool Errors = false;
};

/// \p E without what only passes a value on: parentheses, temporaries, full
/// expressions, elided copies and casts that change no value.
const clang::Expr *valueSource(const clang::Expr *E);
/// \p E without parentheses, temporaries and full expressions.
const clang::Expr *withoutWrappers(const clang::Expr *E);
/// The variable in which the object named by \p E lies, not behind a pointer.
const clang::ValueDecl *baseVariable(const clang::Expr *E);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_LOCALFLOW_H
