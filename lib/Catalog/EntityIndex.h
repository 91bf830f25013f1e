//===- Catalog/EntityIndex.h - the catalogue by entity ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the catalogue says of each entity of one table, looked up once, so that
// the link and the analyses ask by number and not by name. It refers to the
// catalogue, which has to outlive it and must not be added to meanwhile.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CATALOG_ENTITYINDEX_H
#define HEDDLE_CATALOG_ENTITYINDEX_H

#include "Catalog/Catalog.h"
#include "Model/Entity.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace heddle::catalog {

class EntityIndex {
public:
  EntityIndex(llvm::ArrayRef<model::Entity> Entities, const Catalog &C);

  /// What is known of the function \p E, or of a field that holds a callable
  /// (sigaction::sa_handler); or null, also for none.
  const Function *function(model::EntityId E) const {
    return E && E.index() < Functions.size() ? Functions[E.index()] : nullptr;
  }
  /// What is known of the type \p E; of the type that the constructor or
  /// destructor \p E belongs to; or null.
  const Type *type(model::EntityId E) const {
    return E && E.index() < Types.size() ? Types[E.index()] : nullptr;
  }
  /// What the variable or type \p E asks as a tag argument.
  Tag tag(model::EntityId E) const {
    return E && E.index() < Tags.size() ? Tags[E.index()] : Tag::None;
  }
  /// The same of a type that may not be among the entities.
  Tag tagNamed(llvm::StringRef Name) const { return Source->tag(Name); }
  CallBack callsBack(model::EntityId E) const {
    const Function *F = function(E);
    return F ? F->Calls : CallBack::None;
  }

private:
  const Catalog *Source;
  std::vector<const Function *> Functions;
  std::vector<const Type *> Types;
  std::vector<Tag> Tags;
};

} // namespace heddle::catalog

#endif // HEDDLE_CATALOG_ENTITYINDEX_H
