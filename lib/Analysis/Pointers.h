//===- Analysis/Pointers.h - what pointers inside one function name -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which location holds a pointer to what, within one body: stores of its own,
// stores of its callees into its objects (a guard that keeps the address of
// its mutex), what calls return, and the locks that guards were made on.
// Flow-insensitive: a location that is set to two different things names
// nothing.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_POINTERS_H
#define HEDDLE_ANALYSIS_POINTERS_H

#include "Model/PathTable.h"
#include "llvm/ADT/SmallVector.h"
#include <map>

namespace heddle::analysis {

/// A path and the object that it names: what a pointer points to
/// (`this . mu_ *`), or what a reference or a call's result is.
using PointerMap = std::map<model::PathId, model::PathId>;

/// Notes that the pointer at \p Location holds \p Value, a pointer.
void bindPointer(PointerMap &Map, model::PathTable &Paths, model::PathId Location,
                 model::PathId Value);
/// Notes that \p Path names the object \p Object.
void bindObject(PointerMap &Map, const model::PathTable &Paths, model::PathId Path,
                model::PathId Object);

/// \p Path with its longest bound prefix replaced by what it names, repeatedly.
model::PathId followPointers(const PointerMap &Map, model::PathTable &Paths, model::PathId Path);

/// Whether \p Prefix is \p Path or the beginning of it.
bool isPrefix(const model::AccessPath &Prefix, const model::AccessPath &Path);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_POINTERS_H
