//===- Extract/BlockOrder.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/BlockOrder.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle::extract;
using namespace clang;

BlockOrder::BlockOrder(const CFG &Graph) {
  findTryBlocks(Graph);
  sort(Graph);
}

llvm::ArrayRef<BlockOrder::Split> BlockOrder::splits(const CFGBlock *B) const {
  auto It = Splits.find(B);
  return It == Splits.end() ? llvm::ArrayRef<Split>() : llvm::ArrayRef(It->second);
}

static llvm::DenseSet<const Stmt *> statementsBelow(const Stmt *Root) {
  llvm::DenseSet<const Stmt *> Found;
  llvm::SmallVector<const Stmt *, 32> Open = {Root};
  while (!Open.empty()) {
    const Stmt *S = Open.pop_back_val();
    if (!S || !Found.insert(S).second)
      continue;
    for (const Stmt *Child : S->children())
      Open.push_back(Child);
  }
  return Found;
}

void BlockOrder::findTryBlocks(const CFG &Graph) {
  for (const CFGBlock *Handlers : Graph) {
    const auto *Try = dyn_cast_or_null<CXXTryStmt>(Handlers->getTerminatorStmt());
    if (!Try)
      continue;
    llvm::DenseSet<const Stmt *> Inside = statementsBelow(Try->getTryBlock());
    // Clang numbers blocks backwards: the entry has the highest number.
    const CFGBlock *First = nullptr;
    unsigned Element = 0;
    for (const CFGBlock *B : Graph) {
      if (First && First->getBlockID() > B->getBlockID())
        continue;
      for (unsigned I = 0; I != B->size(); ++I) {
        auto S = (*B)[I].getAs<CFGStmt>();
        if (!S || !Inside.contains(S->getStmt()))
          continue;
        First = B;
        Element = I;
        break;
      }
    }
    if (First)
      Splits[First].push_back({Element, Handlers});
  }
  for (auto &Entry : Splits)
    llvm::sort(Entry.second, [](const Split &A, const Split &B) {
      return std::pair(A.Element, A.Handlers->getBlockID()) <
             std::pair(B.Element, B.Handlers->getBlockID());
    });
}

void BlockOrder::sort(const CFG &Graph) {
  struct Visit {
    const CFGBlock *Block;
    llvm::SmallVector<const CFGBlock *, 4> Next;
  };
  llvm::DenseSet<const CFGBlock *> Seen;
  std::vector<Visit> Stack;
  auto enter = [&](const CFGBlock *B) {
    if (!B || !Seen.insert(B).second)
      return;
    Visit V{B, {}};
    // Taken from the end: the last successor is finished first, so that the
    // first one comes first in the order.
    for (const CFGBlock::AdjacentBlock &A : B->succs())
      V.Next.push_back(A.getReachableBlock());
    for (const Split &S : splits(B))
      V.Next.push_back(S.Handlers);
    Stack.push_back(std::move(V));
  };
  enter(&Graph.getEntry());
  while (!Stack.empty()) {
    if (Stack.back().Next.empty()) {
      Order.push_back(Stack.back().Block);
      Stack.pop_back();
    } else {
      enter(Stack.back().Next.pop_back_val());
    }
  }
  std::reverse(Order.begin(), Order.end());
}
