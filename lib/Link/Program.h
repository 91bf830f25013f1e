//===- Link/Program.h - all translation units as one program ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The linked program: one table of files, entities and paths, the facts about
// declarations merged, each distinct body once. All ids in it are indices into
// its own tables. Made by link(); everything after the link only reads it,
// except that the path table may grow.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_LINK_PROGRAM_H
#define HEDDLE_LINK_PROGRAM_H

#include "Catalog/EntityIndex.h"
#include "Model/PathTable.h"
#include "Model/TuSummary.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace heddle::link {

/// A body in Program::Functions.
using FunctionId = Id<struct LinkedFunctionTag>;

/// One distinct body. Bodies of the same entity that are equal in content are
/// one, whatever number of TUs contain them.
struct LinkedFunction {
  model::FunctionSummary Body;
  /// The TUs (indices into Program::Tus) that contain it, sorted.
  std::vector<uint32_t> Tus;
};

struct LinkedTu {
  std::string MainFile;
  std::string Output;
  bool HadErrors = false;
};

class Program {
public:
  std::vector<LinkedTu> Tus;
  std::vector<model::SourceFile> Files;
  std::vector<model::Entity> Entities;
  model::PathTable Paths;
  std::vector<LinkedFunction> Functions;
  std::vector<model::Suppression> Suppressions;
  /// Classes that are locks because a standard guard is instantiated with them.
  std::set<model::EntityId> Lockables;
  /// Entities with more than one distinct external definition (ODR, or several
  /// programs in one database).
  uint32_t AmbiguousEntities = 0;

  /// There are TUs of the program that are not here: one is looked at alone.
  bool Partial = false;

  /// What the catalogue says of Entities. The catalogue outlives the program.
  std::optional<catalog::EntityIndex> Known;

  /// What the declaration says; null for what was never declared in any TU.
  const model::FunctionFacts *functionFacts(model::EntityId E) const;
  const model::VariableFacts *variableFacts(model::EntityId E) const;
  const model::ClassFacts *classFacts(model::EntityId E) const;
  /// Whether \p A is a thread_local or a part of one: each thread has its own.
  bool isThreadLocal(const model::AccessPath &A) const;

  /// The bodies of an entity, in a defined order.
  llvm::ArrayRef<FunctionId> definitions(model::EntityId E) const;
  /// Methods that override \p E, transitively, sorted; not \p E itself.
  llvm::ArrayRef<model::EntityId> overriders(model::EntityId E) const;

  /// \p Class and all its bases, the nearer first; bounded in depth.
  std::vector<model::EntityId> withBases(model::EntityId Class) const;

  /// The bodies that a call of \p Callee from \p Caller may run: the definition
  /// of a TU that also holds the caller wins; else the one of the same build
  /// target (folder of the object file); else all. With \p Virtual the
  /// overriders are added.
  llvm::SmallVector<FunctionId, 2> resolve(FunctionId Caller, model::EntityId Callee,
                                           bool Virtual) const;

  /// Whether \p Callee is a function of the project whose body lies in a TU that is
  /// not here: what it does to its arguments is not known, though it will be.
  bool isElsewhere(model::EntityId Callee) const;

  const model::FunctionSummary &body(FunctionId F) const { return Functions[F.index()].Body; }
  const model::Entity &entity(model::EntityId E) const { return Entities[E.index()]; }
  /// The entity that the body \p F defines.
  const model::Entity &entityOf(FunctionId F) const { return entity(body(F).Function); }

private:
  friend class Linker;
  /// What is known of some entities only: their rows, and by entity the number of
  /// the row + 1, or 0.
  template <class Row> struct Table {
    std::vector<Row> Rows;
    std::vector<uint32_t> At;

    const Row *find(model::EntityId E) const {
      return E && E.index() < At.size() && At[E.index()] ? &Rows[At[E.index()] - 1] : nullptr;
    }
    /// The row of \p E, a new one if it has none.
    Row &operator[](model::EntityId E) {
      if (E.index() >= At.size())
        At.resize(E.index() + 1);
      uint32_t &Number = At[E.index()];
      if (!Number) {
        Rows.emplace_back();
        Number = Rows.size();
      }
      return Rows[Number - 1];
    }
    void shrink() {
      Rows.shrink_to_fit();
      At.shrink_to_fit();
    }
  };
  Table<model::FunctionFacts> FunctionFactsOf;
  Table<model::VariableFacts> VariableFactsOf;
  Table<model::ClassFacts> ClassFactsOf;
  Table<llvm::SmallVector<FunctionId, 1>> DefinitionsOf;
  std::map<model::EntityId, std::vector<model::EntityId>> OverridersOf;

  void resolveOne(FunctionId Caller, model::EntityId Callee,
                  llvm::SmallVectorImpl<FunctionId> &Out) const;
};

/// Joins summaries: *resolve* gives each entity its number in the program,
/// *merge* joins what TUs say of the same entity, *patch* rewrites ids; then
/// calls that the catalogue knows are lowered. The result does not depend on
/// the order of equal inputs; callers sort the summaries.
Program link(std::vector<model::TuSummary> Summaries, const catalog::Catalog &C);

} // namespace heddle::link

#endif // HEDDLE_LINK_PROGRAM_H
