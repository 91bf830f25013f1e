//===- Model/Entity.h - what can be named across TUs ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An entity is a function, variable, field or type that more than one
// translation unit (TU) can speak of. Its identity is Clang's USR *plus* its
// linkage *plus*, for internal linkage, the TU: a bare USR would mix two
// `static helper()` of two files. (The idea is that of Clang's Scalable Static
// Analysis Framework, whose words "entity", "TU summary" and "link" we keep.)
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_ENTITY_H
#define HEDDLE_MODEL_ENTITY_H

#include "Model/Location.h"
#include <string>
#include <tuple>

namespace heddle::model {

using EntityId = Id<struct EntityTag>;

enum class EntityKind : uint8_t {
  Function, ///< function, method, lambda body, or the initialiser of globals
  Variable, ///< global, static member, static local; never a plain local
  Field,    ///< non-static data member
  Type,     ///< class, struct, union
};

enum class Linkage : uint8_t {
  External, ///< the same USR in two TUs is the same entity
  Internal, ///< belongs to one TU: static, anonymous namespace, local types
};

/// An entity as one TU sees it.
struct Entity {
  EntityKind Kind = EntityKind::Function;
  Linkage Link = Linkage::External;
  /// Clang's USR. For entities of system headers that are called or named but
  /// not analysed, the qualified name alone ("std::unique_lock::lock").
  std::string Usr;
  /// Qualified name for people and for the catalogue: no template arguments,
  /// no inline namespaces ("absl::Mutex::Lock", "std::vector::push_back").
  std::string Name;
  /// Name with template arguments where it differs from Name, else empty
  /// ("Queue<int>::push").
  std::string DisplayName;
  /// Where it is declared; none for entities of system headers.
  Location Where;
  /// Declared in a system header.
  bool InSystemHeader = false;

  const std::string &display() const {
    return DisplayName.empty() ? Name : DisplayName;
  }
  /// Identity within one TU.
  auto key() const { return std::tie(Kind, Link, Usr); }
  friend bool operator==(const Entity &, const Entity &) = default;
};

} // namespace heddle::model

#endif // HEDDLE_MODEL_ENTITY_H
