//===- Analysis/LockClass.h - a lock with the object left out ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The node of the lock graph: `Account::mu`, a global mutex, a local one. The
// mutex inside a wrapper class (`port::Mutex::mu_`) is not a class of its own:
// what counts is the member that the wrapper is (`DBImpl::mutex_`).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKCLASS_H
#define HEDDLE_ANALYSIS_LOCKCLASS_H

#include "Analysis/Objects.h"
#include "Analysis/SharedClasses.h"

namespace heddle::analysis {

struct LockClass {
  enum class Kind : uint8_t { Field, Global, Origin } What = Kind::Origin;
  uint32_t Id = 0; ///< entity, or the path when it is neither field nor global
  friend auto operator<=>(const LockClass &, const LockClass &) = default;
};

class LockClasses {
public:
  LockClasses(const Program &Prog, const Objects &O, const SharedClasses &C);

  LockClass of(model::PathId Lock) const;
  /// The steps of \p Lock that name the member which is the lock for people.
  size_t significantSteps(model::PathId Lock) const;
  std::string display(const LockClass &C, NameFor N = NameFor::People) const;
  /// The lock with the object in which it lies: `World::routes.mu`, for locks of one
  /// class that are to be told apart.
  std::string displayPlace(model::PathId Lock, NameFor N = NameFor::People) const;
  /// Whether the owner of \p Lock may take it again.
  bool recursive(model::PathId Lock) const;
  /// The declaration of the lock, if it is a field or global.
  model::Location declaredAt(const LockClass &C) const;

private:
  void findRecursive(const model::FunctionSummary &Body);

  const Program &P;
  const Objects &Abs;
  const SharedClasses &Classes;
  /// Fields and globals that are made recursive when the program runs.
  std::set<model::EntityId> MadeRecursive;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKCLASS_H
