//===- Analysis/SharedClasses.h - classes meant for many threads -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In a library nobody starts the threads. A class that owns a lock, an atomic,
// a condition variable or a thread, or is annotated, is evidently meant to be
// shared: any two of its public methods may run at once on one object. Locks
// and guards themselves are not such classes: they are the means.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_SHAREDCLASSES_H
#define HEDDLE_ANALYSIS_SHAREDCLASSES_H

#include "Analysis/LockFlow.h"

namespace heddle::analysis {

class SharedClasses {
public:
  SharedClasses(const Program &P, const LockFlow &Locks);

  bool shared(model::EntityId Class) const { return Shared.count(Class); }
  /// The class is itself a lock (a wrapper around one, or a home-made one).
  bool isLock(model::EntityId Class) const { return LockClasses.count(Class); }
  /// Its constructor takes a lock or its destructor gives one back.
  bool isGuard(model::EntityId Class) const { return GuardClasses.count(Class); }
  /// A lock or a guard: a means of synchronisation, not something shared.
  bool isMeans(model::EntityId Class) const { return isLock(Class) || isGuard(Class); }
  /// One of its methods asks which thread runs it, and does something else for that.
  bool asksThread(model::EntityId Class) const { return Asking.count(Class); }
  /// Its objects have a lock or an atomic, and so are neither copied nor moved.
  bool staysInPlace(model::EntityId Class) const;
  /// A lock, known by the catalogue or by its body.
  bool isLockType(model::EntityId Class) const;

private:
  void findLocksAndGuards(const LockFlow &Locks);
  bool owns(model::EntityId Class, unsigned Depth) const;

  const Program &P;
  std::set<model::EntityId> Shared, LockClasses, GuardClasses, Asking;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_SHAREDCLASSES_H
