//===- Extract/Body.h - the function that is being read ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the parts that make one function's summary share: its declaration, the
// flow of its locals, its captures, and which event each expression became.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_BODY_H
#define HEDDLE_EXTRACT_BODY_H

#include "Extract/LocalFlow.h"
#include "Extract/Unit.h"

namespace heddle::extract {

struct Body {
  Body(Unit &U, const clang::FunctionDecl *F);

  Unit &U;
  /// Null for the initialisers of globals and for attributes of fields.
  const clang::FunctionDecl *Function;
  model::FunctionSummary Summary;
  LocalFlow Flow;
  /// Captured variables of a lambda, by number.
  llvm::DenseMap<const clang::ValueDecl *, uint32_t> Captures;
  /// Locals, by number in Summary.Locals.
  llvm::DenseMap<const clang::ValueDecl *, uint32_t> Locals;
  /// The event that an expression became.
  llvm::DenseMap<const clang::Stmt *, model::EventId> Events;
  /// Paths of objects that constructors and braces make: members, globals,
  /// elements. Locals are found by Flow.variableMadeBy.
  llvm::DenseMap<const clang::Expr *, model::PathId> Makes;
  /// The callable that each lambda expression became.
  llvm::DenseMap<const clang::Stmt *, model::CallableId> Lambdas;

  /// The number of the local \p V, which is listed when it is new.
  uint32_t local(const clang::ValueDecl *V);
  model::EventId event(const clang::Stmt *S) const;

private:
  void listParameters();
  void listCaptures();
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_BODY_H
