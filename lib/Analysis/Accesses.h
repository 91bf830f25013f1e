//===- Analysis/Accesses.h - who touches what, in which context -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All accesses of the program by the location that they touch. A location is a
// field of a class (whatever the object), a global, or a local variable that
// several threads can name; elements and pointees are locations of their own. A
// container of the standard library is one location, which its methods read or
// write.
// Whether two accesses meet on one object is asked of their absolute paths.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_ACCESSES_H
#define HEDDLE_ANALYSIS_ACCESSES_H

#include "Analysis/Contexts.h"

namespace heddle::analysis {

struct LocationKey {
  enum class Kind : uint8_t { Field, Global, Origin } What = Kind::Origin;
  uint32_t Id = 0;     ///< entity; or the root's path of an Origin
  uint32_t Suffix = 0; ///< dereferences and elements behind it, packed
  friend auto operator<=>(const LocationKey &, const LocationKey &) = default;
};

/// The location that \p Path ends in, if it is a field or a global, or behind one.
std::optional<LocationKey> variableKey(const model::AccessPath &Path);

struct MemoryAccess {
  ContextId Context;
  model::EventId Event;
  model::PathId Path; ///< absolute
  bool Writes = false;
  bool Unpublished = false; ///< nobody else has been told of the object yet
};

class Accesses {
public:
  Accesses(const Program &P, const LockFlow &Locks, const Relevance &Matters, Contexts &Ctx);

  const std::map<LocationKey, std::vector<MemoryAccess>> &all() const { return ByLocation; }
  llvm::ArrayRef<MemoryAccess> at(const LocationKey &K) const;
  /// None for a path that names no memory.
  static std::optional<LocationKey> keyOf(const Objects &Abs, model::PathId Path);

  const model::Event &event(const MemoryAccess &A) const;
  /// Read, change and write in one access or in a dependent pair.
  static bool modifies(const model::Event &E);
  /// The object is being made or ended, and nobody else can have it.
  bool isPrivate(const MemoryAccess &A) const;

private:
  const Program &P;
  Contexts &Ctx;
  std::map<LocationKey, std::vector<MemoryAccess>> ByLocation;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_ACCESSES_H
