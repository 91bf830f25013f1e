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
  if (auto It = B.Drawn.find(V); It != B.Drawn.end())
    return U.Paths.root(model::RootKind::Result, It->second.index());
  if (B.isPrivate(R))
    return {};
  // What is captured by reference may count on in the meantime.
  if (auto It = B.Captures.find(V); It != B.Captures.end())
    return B.Summary.Captures[It->second].ByReference ? PathId() : Paths.storage(V);
  if (V->hasGlobalStorage())
    return Paths.storage(V);
  if (const auto *P = dyn_cast<ParmVarDecl>(V))
    return B.owns(P) && B.Flow.isNeverWritten(P) ? Paths.storage(P) : PathId();
  if (!B.Function || !B.owns(V))
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
    } else if (const auto *C = dyn_cast<CXXOperatorCallExpr>(Named);
               C && (C->getOperator() == OO_Star || C->getOperator() == OO_Arrow) &&
               C->getNumArgs() == 1) {
      Named = C->getArg(0);
    } else if (const auto *O = dyn_cast<BinaryOperator>(Named);
               O && O->isAdditiveOp() && O->getType()->isPointerType()) {
      // `(p + i)->x`
      bool Left = O->getLHS()->getType()->isPointerType();
      Index = Left ? O->getRHS() : O->getLHS();
      Named = Left ? O->getLHS() : O->getRHS();
    } else if (const auto *M = dyn_cast<MemberExpr>(Named)) {
      Named = M->getBase();
    } else if (const auto *C = dyn_cast<CastExpr>(Named)) {
      Named = C->getSubExpr();
    } else if (const auto *R = dyn_cast<DeclRefExpr>(Named)) {
      const auto *V = dyn_cast<VarDecl>(R->getDecl());
      if (V && B.Drawn.contains(V)) {
        // `for (auto &x : all)` of a loop whose iterations are shared out.
        Found.push_back(Named);
        break;
      }
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

namespace {

/// A loop's variable and what is added to it.
struct Sum {
  const ValueDecl *Variable = nullptr;
  int64_t Added = 0;
};

} // namespace

/// `i`, `i - 1`, `1 + i`; no variable for anything else.
static Sum sumOf(const Expr *E, const LocalFlow &Flow, const ASTContext &Ctx, unsigned Depth = 0) {
  constexpr unsigned Deepest = 4;
  E = E->IgnoreParenImpCasts();
  while (const auto *C = dyn_cast<ExplicitCastExpr>(E))
    E = C->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *R = dyn_cast<DeclRefExpr>(E)) {
    const auto *V = dyn_cast<VarDecl>(R->getDecl());
    const Expr *Only = V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) && Depth < Deepest &&
                               V->getType()->isIntegerType()
                           ? Flow.onlyValueOf(V)
                           : nullptr;
    return Only && !isa<IntegerLiteral>(Only->IgnoreParenImpCasts())
               ? sumOf(Only, Flow, Ctx, Depth + 1)
               : Sum{R->getDecl(), 0};
  }
  const auto *O = dyn_cast<BinaryOperator>(E);
  if (!O || !O->isAdditiveOp() || Depth >= Deepest)
    return {};
  auto Number = [&](const Expr *Side) -> std::optional<int64_t> {
    Expr::EvalResult Value;
    if (Side->isValueDependent() || !Side->EvaluateAsInt(Value, Ctx) ||
        !Value.Val.getInt().isRepresentableByInt64())
      return std::nullopt;
    return Value.Val.getInt().getExtValue();
  };
  const Expr *Left = O->getLHS(), *Right = O->getRHS();
  std::optional<int64_t> Added = Number(Right);
  if (!Added && O->getOpcode() == BO_Add && (Added = Number(Left)))
    std::swap(Left, Right);
  Sum Out = Added ? sumOf(Left, Flow, Ctx, Depth + 1) : Sum();
  constexpr int64_t Most = 1 << 20; // of more it is not known what it means
  if (!Out.Variable || *Added > Most || *Added < -Most)
    return {};
  Out.Added += O->getOpcode() == BO_Sub ? -*Added : *Added;
  return Out;
}

void FunctionExtractor::addIndices(model::EventId Id, const Expr *Named) {
  llvm::SmallVector<const Expr *, 2> Indices = indicesIn(Named);
  for (unsigned I = 0; I != Indices.size(); ++I) {
    model::Argument A;
    A.Path = numberPath(Indices[I]);
    // Of an iteration's own number: what is added to it, if the next one has the next number.
    Sum Number = B.Drawn.empty() ? Sum() : sumOf(Indices[I], B.Flow, U.Ctx);
    if (auto It = B.Drawn.find(Number.Variable); Number.Variable && It != B.Drawn.end()) {
      A.Path = U.Paths.root(model::RootKind::Result, It->second.index());
      if (B.Summary.Events[It->second.index()].Constant)
        A.Constant = Number.Added;
    }
    B.Summary.Events[Id.index()].Args.push_back(std::move(A));
    flowsInto(Id, Indices[I], I);
  }
}
