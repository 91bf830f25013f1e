//===- Extract/DeclFacts.h - what declarations say --------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes the facts about every entity that a summary names: of functions, of
// globals and fields, of classes, with Clang's thread-safety attributes.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_DECLFACTS_H
#define HEDDLE_EXTRACT_DECLFACTS_H

#include "Extract/Unit.h"

namespace heddle::extract {

class DeclFacts {
public:
  explicit DeclFacts(Unit &U) : U(U) {}

  /// The class \p RD is one of the project's.
  void addClass(const clang::CXXRecordDecl *RD) { U.Entities.type(RD); }
  /// Writes the facts of all entities; entities that turn up on the way are
  /// listed, and get theirs too.
  void write();

private:
  void function(model::EntityId Id, const clang::FunctionDecl *F);
  void method(const clang::CXXMethodDecl *M, model::FunctionFacts &Facts);
  void variable(model::EntityId Id, const clang::ValueDecl *V);
  void record(model::EntityId Id, const clang::RecordDecl *R);

  Unit &U;
};

/// Thread-safety attributes of \p F, in the terms of its parameters and `this`.
void addAttributes(Unit &U, const clang::FunctionDecl *F, model::FunctionFacts &Facts);
/// GUARDED_BY and PT_GUARDED_BY of a field or global.
void addAttributes(Unit &U, const clang::ValueDecl *V, model::VariableFacts &Facts);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_DECLFACTS_H
