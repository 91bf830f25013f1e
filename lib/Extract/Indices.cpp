//===- Extract/Indices.cpp - by what an element is chosen -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/ExprCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::PathId;

/// A number goes by the variable that it was taken from: that shows whether a
/// thread was given it.
PathId FunctionExtractor::numberPath(const Expr *E, unsigned Depth) {
  constexpr unsigned Deepest = 8;
  E = withoutWrappers(E);
  while (const auto *C = dyn_cast<CastExpr>(E))
    E = withoutWrappers(C->getSubExpr());
  if (Depth > Deepest || !E->getType()->isIntegralOrEnumerationType())
    return {};
  if (isa<MemberExpr>(E))
    return Paths.path(E);
  const auto *R = dyn_cast<DeclRefExpr>(E);
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  if (!V)
    return {};
  // What is captured by reference may count on in the meantime.
  if (auto It = B.Captures.find(V); It != B.Captures.end())
    return B.Summary.Captures[It->second].ByReference ? PathId() : Paths.storage(V);
  if (V->hasGlobalStorage())
    return Paths.storage(V);
  if (const auto *P = dyn_cast<ParmVarDecl>(V))
    return P->getDeclContext() == B.Function && B.Flow.isNeverWritten(P) ? Paths.storage(P)
                                                                         : PathId();
  if (!B.Function || V->getDeclContext() != B.Function)
    return {};
  // One that counts on goes by where it began.
  if (const Expr *Start = B.Flow.startOf(V)) {
    if (constant(Start))
      return {};
    if (PathId From = numberPath(Start, Depth + 1))
      return From;
  }
  return Paths.storage(V);
}

/// The indices in \p Named that are not constant, from the inside out.
llvm::SmallVector<const Expr *, 2> FunctionExtractor::indicesIn(const Expr *Named) {
  llvm::SmallVector<const Expr *, 2> Found;
  for (unsigned Steps = 0; Named && Steps != 100; ++Steps) {
    Named = withoutWrappers(Named);
    const Expr *Index = nullptr;
    if (const auto *A = dyn_cast<ArraySubscriptExpr>(Named)) {
      Index = A->getIdx();
      Named = A->getBase();
    } else if (const auto *C = dyn_cast<CXXOperatorCallExpr>(Named);
               C && C->getOperator() == OO_Subscript && C->getNumArgs() == 2) {
      Index = C->getArg(1);
      Named = C->getArg(0);
    } else if (const auto *C = dyn_cast<CXXMemberCallExpr>(Named);
               C && C->getNumArgs() == 1 &&
               U.Match.role(C->getDirectCallee()) == PathRole::Element) {
      Index = C->getArg(0);
      Named = C->getImplicitObjectArgument();
    } else if (const auto *M = dyn_cast<MemberExpr>(Named)) {
      Named = M->getBase();
    } else if (const auto *C = dyn_cast<CastExpr>(Named)) {
      Named = C->getSubExpr();
    } else if (const auto *R = dyn_cast<DeclRefExpr>(Named)) {
      const auto *V = dyn_cast<VarDecl>(R->getDecl());
      bool Names = V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) &&
                   (V->getType()->isReferenceType() || V->getType()->isPointerType());
      Named = Names ? B.Flow.referent(V) : nullptr;
    } else if (const auto *O = dyn_cast<UnaryOperator>(Named);
               O && (O->getOpcode() == UO_AddrOf || O->getOpcode() == UO_Deref)) {
      Named = O->getSubExpr();
    } else {
      break;
    }
    if (Index && Index->getType()->isIntegralOrEnumerationType() && !constant(Index))
      Found.push_back(Index);
  }
  return Found;
}

void FunctionExtractor::addIndices(model::EventId Id, const Expr *Named) {
  llvm::SmallVector<const Expr *, 2> Indices = indicesIn(Named);
  for (unsigned I = 0; I != Indices.size(); ++I) {
    model::Argument A;
    A.Path = numberPath(Indices[I]);
    B.Summary.Events[Id.index()].Args.push_back(std::move(A));
    flowsInto(Id, Indices[I], I);
  }
}
