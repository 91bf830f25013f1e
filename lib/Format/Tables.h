//===- Format/Tables.h - where the ids of a summary may point ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The sizes of the tables of one summary and of the function at hand, and what
// they allow. The reader asks while it decodes, the verifier while it walks: one
// comparison for each id, and a text only for what is wrong.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FORMAT_TABLES_H
#define HEDDLE_FORMAT_TABLES_H

#include "Format/Layout.h"
#include "Model/TuSummary.h"
#include "llvm/ADT/ArrayRef.h"
#include <array>

namespace heddle::format {

class Tables {
public:
  uint32_t Files = 0, Entities = 0;
  llvm::ArrayRef<model::AccessPath> Paths;

  void enter(const model::FunctionSummary &F);
  void leave();

  uint32_t size(model::FileId) const { return Files; }
  uint32_t size(model::EntityId) const { return Entities; }
  uint32_t size(model::PathId) const { return Paths.size(); }
  uint32_t size(model::EventId) const { return Function ? Function->Events.size() : 0; }
  uint32_t size(model::CallableId) const { return Function ? Function->Callables.size() : 0; }
  uint32_t size(model::BlockId) const { return Function ? Function->Blocks.size() : 0; }

  template <class Tag> bool has(Id<Tag> I) const { return I.index() < size(I); }
  /// What is wrong with an id that is not there.
  template <class Tag> std::string missing(Id<Tag> I) const {
    return outside(name(I), I.index(), size(I));
  }
  /// \p P is there, and so is the parameter, local, capture or event of the
  /// function at hand on which it hangs. The roots' kinds must be known ones.
  bool allows(model::PathId P) const {
    return has(P) && Paths[P.index()].RootOperand < Roots[size_t(Paths[P.index()].Root)];
  }
  std::string notAllowed(model::PathId P) const;

  // Empty where all is well.
  /// The path by itself: its length, its global and its fields.
  std::string checkPath(const model::AccessPath &P) const;
  std::string checkBlock(const model::Block &B) const;

private:
  static const char *name(model::FileId) { return "file"; }
  static const char *name(model::EntityId) { return "entity"; }
  static const char *name(model::PathId) { return "path"; }
  static const char *name(model::EventId) { return "event"; }
  static const char *name(model::CallableId) { return "callable"; }
  static const char *name(model::BlockId) { return "block"; }
  static std::string outside(llvm::StringRef What, uint32_t Id, uint32_t Size);

  static constexpr uint64_t Any = uint64_t(1) << 32;
  using Limits = std::array<uint64_t, size_t(model::RootKind::Result) + 1>;
  static constexpr Limits AnyRoot = {Any, Any, Any, Any, Any, Any, Any};

  const model::FunctionSummary *Function = nullptr;
  /// For each kind of root: what its operand must be below.
  Limits Roots = AnyRoot;
};

} // namespace heddle::format

#endif // HEDDLE_FORMAT_TABLES_H
