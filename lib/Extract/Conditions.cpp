//===- Extract/Conditions.cpp ---------------------------------------------===//
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
using model::Comparison;

static Comparison negated(Comparison C) {
  switch (C) {
  case Comparison::None:
    return Comparison::None;
  case Comparison::Eq:
    return Comparison::Ne;
  case Comparison::Ne:
    return Comparison::Eq;
  case Comparison::Lt:
    return Comparison::Ge;
  case Comparison::Le:
    return Comparison::Gt;
  case Comparison::Gt:
    return Comparison::Le;
  case Comparison::Ge:
    return Comparison::Lt;
  }
  return Comparison::None;
}

/// The comparison with its sides changed.
static Comparison mirrored(Comparison C) {
  switch (C) {
  case Comparison::Lt:
    return Comparison::Gt;
  case Comparison::Le:
    return Comparison::Ge;
  case Comparison::Gt:
    return Comparison::Lt;
  case Comparison::Ge:
    return Comparison::Le;
  default:
    return C;
  }
}

static Comparison comparisonOf(BinaryOperatorKind K) {
  switch (K) {
  case BO_EQ:
    return Comparison::Eq;
  case BO_NE:
    return Comparison::Ne;
  case BO_LT:
    return Comparison::Lt;
  case BO_LE:
    return Comparison::Le;
  case BO_GT:
    return Comparison::Gt;
  case BO_GE:
    return Comparison::Ge;
  default:
    return Comparison::None;
  }
}

/// One step towards the expression that \p E takes its value from, or null.
static const Expr *valueStep(const Expr *E, const LocalFlow &Flow) {
  if (const auto *C = dyn_cast<CastExpr>(E))
    return C->getSubExpr();
  if (const auto *R = dyn_cast<DeclRefExpr>(E)) {
    const auto *V = dyn_cast<VarDecl>(R->getDecl());
    return V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) ? Flow.onlyValueOf(V) : nullptr;
  }
  if (const auto *O = dyn_cast<BinaryOperator>(E))
    return O->getOpcode() == BO_Assign || O->getOpcode() == BO_Comma ? O->getRHS() : nullptr;
  if (const auto *C = dyn_cast<CallExpr>(E)) {
    return isBranchHint(C->getDirectCallee()) ? C->getArg(0) : nullptr;
  }
  if (const auto *L = dyn_cast<InitListExpr>(E))
    return L->getNumInits() == 1 ? L->getInit(0) : nullptr;
  return nullptr;
}

model::EventId FunctionExtractor::valueEvent(const Expr *E) {
  // A variable can not take its value from itself for ever, but broken code
  // says so.
  for (unsigned Steps = 0; E && Steps != 100; ++Steps) {
    E = withoutWrappers(E);
    if (model::EventId Id = B.event(E))
      return Id;
    E = valueStep(E, B.Flow);
  }
  return {};
}

/// Whether what \p C makes of a value compares with \p Constant as the value
/// itself does.
static bool keepsComparison(const CastExpr *C, Comparison Op, int64_t Constant,
                            const ASTContext &Ctx) {
  bool Equality = Op == Comparison::Eq || Op == Comparison::Ne;
  switch (C->getCastKind()) {
  case CK_LValueToRValue:
  case CK_NoOp:
    return true;
  case CK_IntegralToBoolean:
    return Equality && Constant == 0;
  case CK_IntegralCast:
    break;
  default:
    return false;
  }
  QualType From = C->getSubExpr()->getType(), To = C->getType();
  if (!From->isIntegralOrEnumerationType() || !To->isIntegralOrEnumerationType())
    return false;
  unsigned Before = Ctx.getIntWidth(From), After = Ctx.getIntWidth(To);
  bool Signed = From->isSignedIntegerOrEnumerationType();
  if (Signed == To->isSignedIntegerOrEnumerationType() ? After >= Before
                                                       : !Signed && After > Before)
    return true; // every value is kept
  // The values that both types have are kept.
  return Equality && After >= Before && Constant >= 0 &&
         (Before > 63 || Constant < int64_t(1) << (Before - 1));
}

model::PathId FunctionExtractor::unwrittenParameter(const Expr *E, Comparison Op,
                                                    int64_t Constant) {
  for (unsigned Steps = 0; E && Steps != 100; ++Steps) {
    E = withoutWrappers(E);
    if (const auto *R = dyn_cast<DeclRefExpr>(E))
      if (const auto *P = dyn_cast<ParmVarDecl>(R->getDecl())) {
        QualType T = P->getType();
        bool Own = B.owns(P) && !B.isPrivate(R);
        bool Fits = T->isIntegralOrEnumerationType() && !T.isVolatileQualified();
        return Own && Fits && B.Flow.isNeverWritten(P) ? Paths.storage(P) : model::PathId();
      }
    if (const auto *C = dyn_cast<CastExpr>(E); C && !keepsComparison(C, Op, Constant, U.Ctx))
      return {};
    E = valueStep(E, B.Flow);
  }
  return {};
}

bool FunctionExtractor::comparison(const BinaryOperator *O, bool Negated, Truth &T) {
  Comparison Op = comparisonOf(O->getOpcode());
  if (Op == Comparison::None)
    return false;
  if (Negated)
    Op = negated(Op);
  auto constantOf = [&](const Expr *E) -> std::optional<int64_t> {
    Expr::NullPointerConstantKind Null =
        E->isNullPointerConstant(U.Ctx, Expr::NPC_ValueDependentIsNotNull);
    return Null != Expr::NPCK_NotNull ? std::optional<int64_t>(0) : constant(E);
  };
  std::optional<int64_t> Left = constantOf(O->getLHS()), Right = constantOf(O->getRHS());
  if (Right || Left) {
    const Expr *Compared = Right ? O->getLHS() : O->getRHS();
    T.Constant = Right ? *Right : *Left;
    T.Op = Right ? Op : mirrored(Op);
    T.Source = valueEvent(Compared);
    if (!T.Source)
      T.Left = unwrittenParameter(Compared, T.Op, T.Constant);
  } else {
    T.Left = Paths.path(O->getLHS());
    T.Right = Paths.path(O->getRHS());
    T.Op = Op;
    if (!T.Left || !T.Right || T.Left == T.Right)
      T = {};
    return true;
  }
  if (!T.Source && !T.Left)
    T = {};
  return true;
}

FunctionExtractor::Truth FunctionExtractor::truth(const Expr *E) {
  Truth T;
  bool Negated = false;
  const Expr *Asked = E;
  for (unsigned Steps = 0; E && Steps != 100; ++Steps) {
    E = withoutWrappers(E);
    if (model::EventId Id = B.event(E)) {
      T.Source = Id;
      T.Op = Negated ? Comparison::Eq : Comparison::Ne;
      return T;
    }
    if (const auto *U = dyn_cast<UnaryOperator>(E); U && U->getOpcode() == UO_LNot) {
      Negated = !Negated;
      Asked = E = U->getSubExpr();
      continue;
    }
    if (const auto *O = dyn_cast<BinaryOperator>(E); O && comparison(O, Negated, T))
      return T;
    E = valueStep(E, B.Flow);
  }
  Comparison Op = Negated ? Comparison::Eq : Comparison::Ne;
  T.Left = unwrittenParameter(Asked, Op, 0);
  if (T.Left)
    T.Op = Op;
  return T;
}

const Expr *FunctionExtractor::conditionOf(const CFGBlock &Block) {
  if (const Expr *Last = Block.getLastCondition())
    return Last;
  // Temporaries of the condition end after it, in the same block.
  return dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
}

std::optional<model::Branch> FunctionExtractor::branch(const CFGBlock &Block) {
  if (!Block.getTerminator().isStmtBranch())
    return std::nullopt;
  const Stmt *Terminator = Block.getTerminatorStmt();
  model::Branch Result;
  Result.IsLoop = Terminator && B.Flow.isLoopCondition(Terminator);
  const Expr *Condition = conditionOf(Block);
  if (!Condition) {
    if (Terminator)
      Result.Where = U.Files.place(Terminator->getBeginLoc());
    return Result;
  }
  Truth T = truth(Condition);
  Result.Source = T.Source;
  Result.Op = T.Op;
  Result.Constant = T.Constant;
  Result.Left = T.Left;
  Result.Right = T.Right;
  Result.Where = U.Files.place(Condition->getSourceRange());
  return Result;
}
