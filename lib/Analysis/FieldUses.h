//===- Analysis/FieldUses.h - where each variable is named ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All uses of fields and globals by the names that stand in the bodies, with the object
// in the terms of the body. Unlike Accesses this has each place once, knows nothing of
// threads or callers, and has data that never changes too. What constructors and
// destructors do is left out, but for an address that they keep.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_FIELDUSES_H
#define HEDDLE_ANALYSIS_FIELDUSES_H

#include "Link/Program.h"
#include <map>

namespace heddle::analysis {

struct FieldUse {
  link::FunctionId Function;
  model::EventId Event;
  /// In which object the field lies; none for a global.
  model::PathId Object;
  bool Changes = false;
  bool ReadsToo = false; ///< one that changes: by the old value
};

struct VariableUses {
  std::vector<FieldUse> Own;     ///< of the variable itself, or a part of it
  std::vector<FieldUse> Pointee; ///< of what it points to
  /// A pointer or reference to it is kept or given back: it may be used by other names.
  bool Escapes = false;
};

class FieldUses {
public:
  explicit FieldUses(link::Program &P);

  const std::map<model::EntityId, VariableUses> &all() const { return Uses; }

private:
  void look(link::FunctionId F, model::EventId E);
  void add(link::FunctionId F, model::EventId E, model::PathId Path, bool Changes, bool ReadsToo);
  void escape(model::PathId Path);
  bool keepsItself(const model::Event &Store) const;
  bool mayBeGuarded(model::EntityId Variable);

  link::Program &P;
  std::map<model::EntityId, VariableUses> Uses;
  std::map<model::EntityId, bool> Known; ///< what mayBeGuarded() has answered
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_FIELDUSES_H
