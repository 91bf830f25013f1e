//===- Analysis/GuardContracts.h - what annotations would say ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which GUARDED_BY and REQUIRES hold in the whole program, such that -Wthread-safety
// could check them and would find nothing: each use of the variable holds the lock by
// what that analysis sees in the function itself (VisibleLocks), or the function would
// say that its callers hold it, and all of them do, or would say so in turn. A greatest
// fixpoint over the needs of functions, of which each must have a caller that holds the
// lock at last. (Inference of annotations as in Flanagan and Leino, "Houdini, an
// annotation assistant for ESC/Java", FME 2001.)
//
// Where the lock cannot be named, or the function cannot carry the attribute, there is
// no contract: one that is written in part only would bring warnings.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_GUARDCONTRACTS_H
#define HEDDLE_ANALYSIS_GUARDCONTRACTS_H

#include "Analysis/FieldUses.h"
#include "Analysis/WholeProgram.h"

namespace heddle::analysis {

struct GuardedVariable {
  model::EntityId Variable, Lock; ///< Lock: the last field or global that names it
  std::string LockText;           ///< as it is written at the declaration
  bool Pointee = false;           ///< what it points to is guarded
  size_t Here = 0;                ///< lines that hold the lock by what their function does
  size_t ByCallers = 0;           ///< lines where callers hold it
  std::vector<model::Location> Places;
};

struct RequiringFunction {
  model::EntityId Function;
  struct Need {
    std::string Text;
    std::string Parameter; ///< with which Text begins, if it does
    model::EntityId Lock;  ///< the last field, or a global; none for a parameter
    bool Shared = false;
  };
  std::vector<Need> Locks;
  std::vector<model::Location> Callers; ///< one place for each call
};

struct GuardContracts {
  std::vector<GuardedVariable> Variables;   ///< by declaration
  std::vector<RequiringFunction> Functions; ///< by declaration
};

GuardContracts inferContracts(WholeProgram &W);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_GUARDCONTRACTS_H
