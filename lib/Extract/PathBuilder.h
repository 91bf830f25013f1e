//===- Extract/PathBuilder.h - expressions to access paths ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Says which memory location an expression names, as a path in the terms of the
// function in which it stands. References and pointers that a local keeps from
// its initialiser on are followed to what they name.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_PATHBUILDER_H
#define HEDDLE_EXTRACT_PATHBUILDER_H

#include "Extract/Body.h"

namespace heddle::extract {

class PathBuilder {
public:
  explicit PathBuilder(Body &B) : B(B), U(B.U), Paths(B.U.Paths) {}

  /// The object that the glvalue \p E names, or the pointer, owner or object
  /// that the prvalue \p E is; none if it has no name. A path whose first part
  /// has no name hangs on an unknown root.
  model::PathId path(const clang::Expr *E) { return path(E, 0); }
  /// The variable \p V, a reference or pointer followed to what it names.
  model::PathId variable(const clang::ValueDecl *V) { return variable(V, 0); }
  /// The storage of the variable \p V itself.
  model::PathId storage(const clang::ValueDecl *V);
  /// The object of a method call: what `this` will be in the callee.
  model::PathId object(const clang::Expr *E, bool Arrow);
  model::PathId thisObject() { return Paths.root(model::RootKind::This); }
  model::PathId unknown() { return Paths.root(model::RootKind::Unknown); }
  model::PathId member(model::PathId Base, const clang::FieldDecl *F);

private:
  /// Chains of calls and members longer than this have no name.
  static constexpr unsigned MaxDepth = 200;

  model::PathId path(const clang::Expr *E, unsigned Depth);
  model::PathId variable(const clang::ValueDecl *V, unsigned Depth);
  model::PathId local(const clang::VarDecl *V, unsigned Depth);
  model::PathId binding(const clang::BindingDecl *V, unsigned Depth);
  model::PathId cast(const clang::CastExpr *C, unsigned Depth);
  model::PathId memberAccess(const clang::MemberExpr *M, unsigned Depth);
  model::PathId subscript(const clang::ArraySubscriptExpr *A, unsigned Depth);
  model::PathId unary(const clang::UnaryOperator *O, unsigned Depth);
  model::PathId binary(const clang::BinaryOperator *O, unsigned Depth);
  model::PathId conditional(const clang::AbstractConditionalOperator *C, unsigned Depth);
  model::PathId call(const clang::CallExpr *C, unsigned Depth);
  model::PathId tupleElement(model::PathId Tuple, const clang::CallExpr *C,
                             const clang::FunctionDecl *Get);
  model::PathId construct(const clang::CXXConstructExpr *C, unsigned Depth);
  /// The base of a longer path: unknown instead of none.
  model::PathId base(const clang::Expr *E, unsigned Depth);
  model::PathId result(const clang::Expr *E);
  std::optional<uint32_t> constantIndex(const clang::Expr *E);

  Body &B;
  Unit &U;
  model::PathTable &Paths;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_PATHBUILDER_H
