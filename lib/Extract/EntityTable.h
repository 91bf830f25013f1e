//===- Extract/EntityTable.h - declarations to entities ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Gives every declaration that a summary names its entity, once. Facts about
// new entities are written later (DeclFacts), from the list that is kept here.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_ENTITYTABLE_H
#define HEDDLE_EXTRACT_ENTITYTABLE_H

#include "Extract/FileTable.h"
#include "Extract/Names.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/StringMap.h"

namespace heddle::extract {

class EntityTable {
public:
  EntityTable(FileTable &Files, Names &Naming, std::vector<model::Entity> &Out)
      : Files(Files), Naming(Naming), Entities(Out) {}

  model::EntityId function(const clang::FunctionDecl *F);
  /// A global, static member or static local.
  model::EntityId variable(const clang::VarDecl *V);
  model::EntityId field(const clang::FieldDecl *F);
  model::EntityId type(const clang::TagDecl *T);
  /// The region of a directive called \p Name, written in \p F.
  model::EntityId region(llvm::StringRef Name, const clang::FunctionDecl *F);
  /// The function as whose call the directive \p Name is recorded.
  model::EntityId directive(llvm::StringRef Name);
  /// The lock of all critical regions called \p Name.
  model::EntityId criticalLock(llvm::StringRef Name);
  /// The function in which the region \p E is written; null for what is none.
  const clang::FunctionDecl *aroundRegion(model::EntityId E) const {
    return Regions.lookup(E.index());
  }
  /// The function that initialises the globals of this TU.
  model::EntityId globals();

  const model::Entity &operator[](model::EntityId E) const { return Entities[E.index()]; }
  bool isSystem(const clang::Decl *D) const;

  /// Entities in the order in which they were first named, with one of their
  /// declarations (none for globals() and what belongs to directives). Grows while it is
  /// walked.
  struct Named {
    model::EntityId Id;
    const clang::NamedDecl *Declaration;
  };
  const std::vector<Named> &all() const { return All; }

  /// The function in which the lambda \p Closure is written, or null.
  static const clang::FunctionDecl *parentOf(const clang::CXXRecordDecl *Closure);

private:
  model::EntityId add(const clang::NamedDecl *D, model::EntityKind Kind);
  model::EntityId intern(model::Entity E, const clang::NamedDecl *D);
  model::Entity describe(const clang::NamedDecl *D, model::EntityKind Kind);
  void describeLambda(const clang::CXXMethodDecl *Body, model::Entity &E);
  void describeStaticLocal(const clang::VarDecl *V, model::Entity &E);
  std::string usr(const clang::NamedDecl *D);
  void addClosures(llvm::ArrayRef<clang::TemplateArgument> Args, std::string &Usr, unsigned Depth);
  void addClosuresAround(const clang::NamedDecl *D, std::string &Usr);
  unsigned lambdaOrdinal(const clang::CXXRecordDecl *Closure, const clang::FunctionDecl *Parent);

  FileTable &Files;
  Names &Naming;
  std::vector<model::Entity> &Entities;
  std::vector<Named> All;
  llvm::DenseMap<const clang::Decl *, model::EntityId> Known;
  llvm::StringMap<model::EntityId> ByKey;
  llvm::DenseMap<const clang::CXXRecordDecl *, unsigned> Ordinals;
  llvm::DenseMap<const clang::FunctionDecl *, unsigned> LambdaCounts;
  llvm::DenseMap<uint32_t, const clang::FunctionDecl *> Regions;
  llvm::DenseMap<const clang::FunctionDecl *, unsigned> RegionCounts;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_ENTITYTABLE_H
