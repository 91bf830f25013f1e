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

#include "Extract/Directives.h"
#include "Extract/LocalFlow.h"
#include "Extract/Unit.h"

namespace heddle::extract {

struct Body {
  Body(Unit &U, const clang::FunctionDecl *F);
  /// The body of a region (Directives.h).
  Body(Unit &U, const Region &R);

  Unit &U;
  /// Null for the initialisers of globals and for attributes of fields.
  /// Of a region: the function in which it is written.
  const clang::FunctionDecl *Function;
  /// The directive whose statement this is, of a region.
  const clang::OMPExecutableDirective *Directive = nullptr;
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

  /// Names that mean each thread's own variable.
  std::optional<PrivateNames> Private;
  /// The variables of loops whose iterations are shared out, by the event that draws one.
  llvm::DenseMap<const clang::ValueDecl *, model::EventId> Drawn;

  /// The statement of the region or of the function.
  clang::Stmt *code() const;
  bool isPrivate(const clang::Expr *Name) const;
  /// Whether \p V is a local variable, or a parameter, of this very body.
  bool owns(const clang::VarDecl *V) const;
  /// The number of the local \p V, which is listed when it is new.
  uint32_t local(const clang::ValueDecl *V);
  model::EventId event(const clang::Stmt *S) const;

private:
  void listParameters();
  void listCaptures();
  void listCaptures(const clang::CapturedStmt *C);
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_BODY_H
