//===- Model/PathTable.h - access paths, each stored once -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Interns access paths and builds longer ones from shorter ones. Equal paths
// have equal ids, so that a path is compared as a number. Ids are given in the
// order of interning: walk the table, never a hash map, for output.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_PATHTABLE_H
#define HEDDLE_MODEL_PATHTABLE_H

#include "Model/AccessPath.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace heddle::model {

class PathTable {
public:
  PathTable() = default;
  explicit PathTable(std::vector<AccessPath> Paths);

  /// The id of \p P, which is cut to AccessPath::MaxSteps if it is longer.
  PathId intern(AccessPath P);
  /// The id of \p P if it is in the table, else none.
  PathId find(const AccessPath &P) const { return findView(View(P)); }
  /// The id of the object that the first \p Steps steps of \p P name, if it is in
  /// the table.
  PathId findPrefix(const AccessPath &P, size_t Steps) const;
  const AccessPath &operator[](PathId P) const { return Paths[P.index()]; }
  size_t size() const { return Paths.size(); }
  const std::vector<AccessPath> &all() const { return Paths; }

  /// A path that is a root alone.
  PathId root(RootKind K, uint32_t Operand = 0);
  /// The object that the pointer \p P names: drops the address-of, or adds a
  /// dereference.
  PathId deref(PathId P);
  /// A pointer to the object \p P.
  PathId addressOf(PathId P);
  PathId field(PathId P, EntityId Field);
  /// \p Index is the constant index, or none.
  PathId element(PathId P, std::optional<uint32_t> Index = {});
  /// \p Steps continued from \p Base: `base . steps`, where a dereference
  /// undoes an address-of of \p Base.
  PathId append(PathId Base, llvm::ArrayRef<Step> Steps, bool AddressOf, bool Truncated = false);
  /// \p P without its last step; none for a root.
  PathId parent(PathId P);

private:
  /// A path whose steps lie elsewhere: most paths that are made are known already,
  /// and are looked up without memory of their own.
  struct View {
    RootKind Root;
    uint32_t RootOperand;
    llvm::ArrayRef<Step> Steps;
    bool AddressOf, Truncated;
    View(RootKind R, uint32_t Operand, llvm::ArrayRef<Step> S, bool A, bool T)
        : Root(R), RootOperand(Operand), Steps(S), AddressOf(A), Truncated(T) {}
    explicit View(const AccessPath &P)
        : View(P.Root, P.RootOperand, P.Steps, P.AddressOf, P.Truncated) {}
  };
  static uint64_t hashOf(const View &P);
  PathId findView(const View &P) const;
  PathId internView(View P);
  PathId add(AccessPath P);
  void index(PathId P);

  std::vector<AccessPath> Paths;
  /// By hash the first path that has it, and by path the next one with the same
  /// hash: a path is stored once.
  llvm::DenseMap<uint64_t, PathId> First;
  std::vector<PathId> NextSame;
};

} // namespace heddle::model

#endif // HEDDLE_MODEL_PATHTABLE_H
