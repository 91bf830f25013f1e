//===- Extract/TypeTraits.h - what a type says to heddle --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes down what a type says (owner, container, callable, atomic: see
// Matchers.h), and finds the class of the object that a variable is, points to
// or contains.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_TYPETRAITS_H
#define HEDDLE_EXTRACT_TYPETRAITS_H

#include "Extract/EntityTable.h"
#include "Extract/Matchers.h"
#include "Model/FunctionSummary.h"
#include "clang/AST/Type.h"

namespace heddle::extract {

class TypeTraits {
public:
  TypeTraits(const clang::ASTContext &Ctx, EntityTable &Entities, Matchers &Match)
      : Ctx(Ctx), Entities(Entities), Match(Match) {}

  /// The type that an owner points to or a container holds; null if none.
  clang::QualType contained(clang::QualType T);
  /// The class of an object of type \p T, of what it points to or contains.
  const clang::CXXRecordDecl *recordOf(clang::QualType T);

  model::TypeFacts facts(clang::QualType T);
  model::TypeFacts facts(const clang::ValueDecl *D);

private:
  const clang::ASTContext &Ctx;
  EntityTable &Entities;
  Matchers &Match;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_TYPETRAITS_H
