//===- Extract/ReachingValues.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/ReachingValues.h"
#include "clang/AST/ExprCXX.h"

using namespace heddle::extract;
using namespace clang;

/// The variable that \p S assigns to, with the value, or nulls.
static std::pair<const ValueDecl *, const Expr *> assigned(const Stmt *S, bool &Adds) {
  const Expr *Target = nullptr, *Value = nullptr;
  if (const auto *O = dyn_cast<BinaryOperator>(S); O && O->isAssignmentOp()) {
    Target = O->getLHS();
    Value = O->getRHS();
    Adds = O->isCompoundAssignmentOp();
  } else if (const auto *C = dyn_cast<CXXOperatorCallExpr>(S);
             C && C->getOperator() == OO_Equal && C->getNumArgs() == 2) {
    Target = C->getArg(0);
    Value = C->getArg(1);
  }
  const auto *R = Target ? dyn_cast<DeclRefExpr>(Target->IgnoreParens()) : nullptr;
  return R ? std::pair(R->getDecl(), Value) : std::pair<const ValueDecl *, const Expr *>();
}

llvm::ArrayRef<ReachingValues::Definition> ReachingValues::definitions(const CFGBlock *B) {
  auto [It, New] = ByBlock.try_emplace(B);
  if (!New)
    return It->second;
  for (unsigned I = 0; I != B->size(); ++I) {
    auto S = (*B)[I].getAs<CFGStmt>();
    if (!S)
      continue;
    bool Adds = false;
    if (auto [V, Value] = assigned(S->getStmt(), Adds); V)
      It->second.push_back({V, Value, I, Adds});
    if (const auto *D = dyn_cast<DeclStmt>(S->getStmt()))
      for (const Decl *Declared : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(Declared); V && V->getInit())
          It->second.push_back({V, V->getInit(), I, false});
  }
  return It->second;
}

llvm::SmallVector<ReachingValues::Given, 2> ReachingValues::at(const VarDecl *V, Position P) {
  llvm::SmallVector<Given, 2> Out;
  llvm::ArrayRef<const Expr *> All = Flow.valuesOf(V);
  if (!P.Block || All.size() < 2 || Flow.escapes(V) || Flow.isReferenced(V)) {
    for (const Expr *Value : All)
      Out.push_back({Value, All.size() < 2 ? P : Position()});
    return Out;
  }
  llvm::SmallVector<Position, 8> Open = {P};
  llvm::DenseSet<const CFGBlock *> Seen;
  while (!Open.empty()) {
    Position Before = Open.pop_back_val();
    bool Found = false;
    for (const Definition &D : llvm::reverse(definitions(Before.Block))) {
      if (D.Variable != V || D.Element >= Before.Element)
        continue;
      Out.push_back({D.Value, {Before.Block, D.Element}});
      Found = !D.Adds;
      if (Found)
        break;
    }
    if (Found)
      continue;
    for (const CFGBlock::AdjacentBlock &A : Before.Block->preds())
      if (const CFGBlock *B = A.getReachableBlock(); B && Seen.insert(B).second)
        Open.push_back({B, B->size()});
  }
  return Out;
}
