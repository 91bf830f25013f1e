//===- Analysis/LockSpelling.h - a lock as source text ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The expression that names a lock at a declaration: `mutex_` at a field, `state->mu` at
// a function. None where the declaration cannot see it, or where it would have to say
// which element is meant.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKSPELLING_H
#define HEDDLE_ANALYSIS_LOCKSPELLING_H

#include "Link/Program.h"

namespace heddle::analysis {

/// A lock as a variable's declaration names it: by steps from the object that the variable
/// lies in, or from a global.
struct RelativeLock {
  model::EntityId Global;
  std::vector<model::Step> Steps;
  friend auto operator<=>(const RelativeLock &, const RelativeLock &) = default;
};

/// \p Lock as seen from what lies in \p Object, both paths of one body: the steps that
/// follow, or a global's path. None where it is neither.
std::optional<RelativeLock> relativeTo(const link::Program &P, model::PathId Object,
                                       model::PathId Lock);

/// The text of \p L at the declaration of \p Variable.
std::optional<std::string> spellAt(const link::Program &P, model::EntityId Variable,
                                   const RelativeLock &L);

/// The text of \p Lock, a path of \p Body, at the declaration of its function.
std::optional<std::string> spellAt(const link::Program &P, const model::FunctionSummary &Body,
                                   model::PathId Lock);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKSPELLING_H
