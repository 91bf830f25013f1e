//===- Extract/BlockOrder.h - in which order a CFG is walked ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reverse post-order over a CFG, with the edges that Clang's CFG does not have:
// from where a try block begins to its handlers. (Any call within may throw;
// what has been done when it does is not known, but guards made in the block
// are gone by then, as they are where it begins.)
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_BLOCKORDER_H
#define HEDDLE_EXTRACT_BLOCKORDER_H

#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace heddle::extract {

class BlockOrder {
public:
  explicit BlockOrder(const clang::CFG &Graph);

  /// A place within a block where an exception may leave it.
  struct Split {
    unsigned Element; ///< before this element
    const clang::CFGBlock *Handlers;
  };

  /// All blocks that can be reached; a block follows those before it in a chain.
  const std::vector<const clang::CFGBlock *> &blocks() const { return Order; }
  /// In the order of their elements.
  llvm::ArrayRef<Split> splits(const clang::CFGBlock *B) const;

private:
  void findTryBlocks(const clang::CFG &Graph);
  void sort(const clang::CFG &Graph);

  llvm::DenseMap<const clang::CFGBlock *, std::vector<Split>> Splits;
  std::vector<const clang::CFGBlock *> Order;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_BLOCKORDER_H
