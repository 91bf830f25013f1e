//===- Analysis/FieldTargets.h - pointer members that name one object -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A pointer or reference member of which every store in the program puts the same
// object there: then it names that object whichever of the class's objects it is
// read from. So the workers of a pool, which cannot be told apart, are known to
// share the counter that each was given when it was made. (The field-based form of
// Andersen's analysis, asked for members with a single target only; see Heintze and
// Tardieu, "Ultra-fast aliasing analysis using CLA", PLDI 2001.)
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_FIELDTARGETS_H
#define HEDDLE_ANALYSIS_FIELDTARGETS_H

#include "Analysis/CallGraph.h"
#include "Analysis/LockFlow.h"
#include "Analysis/Objects.h"
#include "Analysis/SharedClasses.h"

namespace heddle::analysis {

/// Tells \p Abs of all of them.
void bindFieldTargets(Program &P, const CallGraph &G, const LockFlow &Locks,
                      const SharedClasses &Classes, Objects &Abs);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_FIELDTARGETS_H
