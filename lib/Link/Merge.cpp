//===- Link/Merge.cpp -----------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Merge.h"
#include <algorithm>

using namespace heddle::link;
using namespace heddle::model;

static bool less(const AnnotatedLock &A, const AnnotatedLock &B) {
  return std::tie(A.Path, A.Mode) < std::tie(B.Path, B.Mode);
}

/// The longer list; of two equally long ones the greater.
template <class T, class Less>
static void takeGreater(std::vector<T> &Into, std::vector<T> &From, Less L) {
  if (Into.size() != From.size()) {
    if (Into.size() < From.size())
      Into = std::move(From);
    return;
  }
  if (std::lexicographical_compare(Into.begin(), Into.end(), From.begin(), From.end(), L))
    Into = std::move(From);
}

static void takeIds(std::vector<EntityId> &Into, std::vector<EntityId> &From) {
  takeGreater(Into, From, [](EntityId A, EntityId B) { return A < B; });
}

static void takeId(EntityId &Into, EntityId From) {
  // "None" is the greatest number.
  Into = std::min(Into, From);
}

void heddle::link::merge(FunctionFacts &Into, FunctionFacts &&From) {
  if (!Into.Function) {
    Into = std::move(From);
    return;
  }
  takeId(Into.Class, From.Class);
  takeId(Into.Parent, From.Parent);
  Into.Visibility = std::min(Into.Visibility, From.Visibility);
  Into.Static |= From.Static;
  Into.Virtual |= From.Virtual;
  Into.Constructor |= From.Constructor;
  Into.Destructor |= From.Destructor;
  Into.Lambda |= From.Lambda;
  Into.NoReturn |= From.NoReturn;
  Into.Deleted |= From.Deleted;
  Into.Main |= From.Main;
  Into.Const |= From.Const;
  Into.NoThreadSafetyAnalysis |= From.NoThreadSafetyAnalysis;
  Into.ReturnsReference |= From.ReturnsReference;
  Into.ReturnsPointer |= From.ReturnsPointer;
  Into.TryAcquireSuccess &= From.TryAcquireSuccess;
  takeIds(Into.Overrides, From.Overrides);
  takeGreater(Into.Requires, From.Requires, less);
  takeGreater(Into.Acquires, From.Acquires, less);
  takeGreater(Into.Releases, From.Releases, less);
  takeGreater(Into.TryAcquires, From.TryAcquires, less);
  takeGreater(Into.Asserts, From.Asserts, less);
  takeGreater(Into.Excludes, From.Excludes, less);
}

void heddle::link::merge(VariableFacts &Into, VariableFacts &&From) {
  if (!Into.Variable) {
    Into = std::move(From);
    return;
  }
  takeId(Into.Class, From.Class);
  Into.Type.Traits |= From.Type.Traits;
  takeId(Into.Type.Record, From.Type.Record);
  Into.Type.Spelling = std::max(Into.Type.Spelling, From.Type.Spelling);
  Into.BitFieldUnit = std::max(Into.BitFieldUnit, From.BitFieldUnit);
  takeGreater(Into.GuardedBy, From.GuardedBy, less);
  takeGreater(Into.PointeeGuardedBy, From.PointeeGuardedBy, less);
}

void heddle::link::merge(ClassFacts &Into, ClassFacts &&From) {
  if (!Into.Class) {
    Into = std::move(From);
    return;
  }
  takeId(Into.Destructor, From.Destructor);
  Into.Capability |= From.Capability;
  Into.ScopedCapability |= From.ScopedCapability;
  Into.Union |= From.Union;
  takeIds(Into.Bases, From.Bases);
  takeIds(Into.Fields, From.Fields);
}
