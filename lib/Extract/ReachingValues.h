//===- Extract/ReachingValues.h - what a local holds at a place -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reaching definitions (Aho, Lam, Sethi, Ullman, "Compilers", 2nd ed., 9.2.4),
// asked on demand and only for locals that are given more than one value:
//
//   Node *n = head.load();
//   if (full(n)) { n = spare.load(); head.store(n); }   the spare, not the head
//
// A local whose address leaves the function, or that references write through,
// has all its values everywhere (over-approximates).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_REACHINGVALUES_H
#define HEDDLE_EXTRACT_REACHINGVALUES_H

#include "Extract/LocalFlow.h"
#include "clang/Analysis/CFG.h"

namespace heddle::extract {

class ReachingValues {
public:
  explicit ReachingValues(const LocalFlow &F) : Flow(F) {}

  /// Before the element \p Element of \p Block; no block: nowhere in particular.
  struct Position {
    const clang::CFGBlock *Block = nullptr;
    unsigned Element = 0;
  };
  /// A value, and where the variable is given it.
  struct Given {
    const clang::Expr *Value;
    Position At;
  };
  /// The values that \p V may hold at \p P.
  llvm::SmallVector<Given, 2> at(const clang::VarDecl *V, Position P);

private:
  struct Definition {
    const clang::ValueDecl *Variable;
    const clang::Expr *Value;
    unsigned Element;
    bool Adds; ///< `x += v`: the old value flows in as well
  };
  llvm::ArrayRef<Definition> definitions(const clang::CFGBlock *B);

  const LocalFlow &Flow;
  llvm::DenseMap<const clang::CFGBlock *, llvm::SmallVector<Definition, 2>> ByBlock;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_REACHINGVALUES_H
