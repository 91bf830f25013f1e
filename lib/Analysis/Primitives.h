//===- Analysis/Primitives.h - home-made locks ------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A lock made of atomics or system calls has no lock in its body. Evidence that
// a method takes or gives back its own object as a lock, strongest first: a
// thread-safety attribute says so; a standard guard is instantiated with the
// class (BasicLockable); the class is named a mutex or lock and has the pair of
// methods. It is asked only where the body itself shows no effect on locks.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_PRIMITIVES_H
#define HEDDLE_ANALYSIS_PRIMITIVES_H

#include "Link/Program.h"

namespace heddle::analysis {

enum class LockRole : uint8_t { None, Acquire, TryAcquire, Release };

struct PrimitiveRole {
  LockRole Does = LockRole::None;
  model::LockMode Mode = model::LockMode::Exclusive;
};

class Primitives {
public:
  explicit Primitives(const link::Program &P);
  /// What the method \p Method does to its object, by the evidence above.
  PrimitiveRole role(model::EntityId Method) const;
  /// Whether the class has the methods of a lock, and they do nothing: it stands
  /// for a lock where none is needed.
  bool isNull(model::EntityId Class) const { return Null.count(Class); }

private:
  const link::Program &P;
  std::set<model::EntityId> Classes; ///< that are locks by name and shape
  std::set<model::EntityId> Null;    ///< whose lock() does nothing
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_PRIMITIVES_H
