//===- Extract/TypeTraits.h - what a type says to heddle --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Classifies types: owner, container, callable, atomic; finds the class of the
// object that a variable is, points to or contains.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_TYPETRAITS_H
#define HEDDLE_EXTRACT_TYPETRAITS_H

#include "Extract/EntityTable.h"
#include "Extract/PathFunctions.h"
#include "Model/FunctionSummary.h"
#include "clang/AST/Type.h"

namespace heddle::extract {

class TypeTraits {
public:
  TypeTraits(const clang::ASTContext &Ctx, EntityTable &Entities, Names &Naming)
      : Ctx(Ctx), Entities(Entities), Naming(Naming) {}

  /// The kind of library class that \p T is; Other for everything that does
  /// not come from a system header.
  LibraryClass library(clang::QualType T);
  LibraryClass library(const clang::CXXRecordDecl *RD);
  bool isAtomic(clang::QualType T);
  bool isCallable(clang::QualType T);
  bool isIterator(clang::QualType T) { return library(T) == LibraryClass::Iterator; }
  bool isOwner(clang::QualType T) { return library(T) == LibraryClass::Owner; }

  /// The type that an owner points to or a container holds; null if none.
  clang::QualType contained(clang::QualType T);
  /// The class of an object of type \p T, of what it points to or contains.
  const clang::CXXRecordDecl *recordOf(clang::QualType T);

  model::TypeFacts facts(clang::QualType T);
  model::TypeFacts facts(const clang::ValueDecl *D);

private:
  const clang::ASTContext &Ctx;
  EntityTable &Entities;
  Names &Naming;
};

/// Whether \p T can name something else: pointer, reference or member pointer.
bool isPointerLike(clang::QualType T);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_TYPETRAITS_H
