//===- Format/Tables.h - where the ids of a summary may point ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The sizes of the tables of one summary and of the function at hand, and what
// they allow. The reader asks while it decodes, the verifier while it walks.
// Each question is answered with an error text, empty if all is well.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FORMAT_TABLES_H
#define HEDDLE_FORMAT_TABLES_H

#include "Format/Layout.h"
#include "Model/TuSummary.h"
#include "llvm/ADT/ArrayRef.h"

namespace heddle::format {

class Tables {
public:
  uint32_t Files = 0, Entities = 0;
  llvm::ArrayRef<model::AccessPath> Paths;

  void enter(const model::FunctionSummary &F) { Function = &F; }
  void leave() { Function = nullptr; }

  uint32_t size(model::FileId) const { return Files; }
  uint32_t size(model::EntityId) const { return Entities; }
  uint32_t size(model::PathId) const { return Paths.size(); }
  uint32_t size(model::EventId) const { return Function ? Function->Events.size() : 0; }
  uint32_t size(model::CallableId) const { return Function ? Function->Callables.size() : 0; }
  uint32_t size(model::BlockId) const { return Function ? Function->Blocks.size() : 0; }

  template <class Tag> std::string check(Id<Tag> I) const {
    return I.index() < size(I) ? "" : outside(name(I), I.index(), size(I));
  }
  /// The path by itself: its length, its global and its fields.
  std::string checkPath(const model::AccessPath &P) const;
  /// The path as the function at hand uses it: its parameter, local, capture or
  /// event exists.
  std::string checkUse(model::PathId P) const;
  std::string checkBlock(const model::Block &B) const;
  /// \p Bytes is what all strings so far come to.
  static std::string checkText(uint64_t Bytes);

private:
  static const char *name(model::FileId) { return "file"; }
  static const char *name(model::EntityId) { return "entity"; }
  static const char *name(model::PathId) { return "path"; }
  static const char *name(model::EventId) { return "event"; }
  static const char *name(model::CallableId) { return "callable"; }
  static const char *name(model::BlockId) { return "block"; }
  static std::string outside(llvm::StringRef What, uint32_t Id, uint32_t Size);

  const model::FunctionSummary *Function = nullptr;
};

} // namespace heddle::format

#endif // HEDDLE_FORMAT_TABLES_H
