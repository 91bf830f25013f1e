//===- Extract/Arguments.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/APValue.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::Passing;

/// The numerator and denominator of std::chrono::duration's second argument.
static bool periodOf(const ClassTemplateSpecializationDecl *Duration, int64_t &Num, int64_t &Den) {
  const TemplateArgumentList &Args = Duration->getTemplateArgs();
  if (Args.size() < 2 || Args[1].getKind() != TemplateArgument::Type)
    return false;
  const auto *Ratio =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Args[1].getAsType()->getAsCXXRecordDecl());
  if (!Ratio || Ratio->getTemplateArgs().size() < 2)
    return false;
  const TemplateArgument &N = Ratio->getTemplateArgs()[0], &D = Ratio->getTemplateArgs()[1];
  if (N.getKind() != TemplateArgument::Integral || D.getKind() != TemplateArgument::Integral)
    return false;
  Num = N.getAsIntegral().getExtValue();
  Den = D.getAsIntegral().getExtValue();
  return Den != 0;
}

std::optional<int64_t> FunctionExtractor::duration(const Expr *E) {
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(E->getType()->getAsCXXRecordDecl());
  if (!Spec || !U.Match.isDuration(Spec))
    return std::nullopt;
  int64_t Num = 0, Den = 1;
  Expr::EvalResult Value;
  if (E->isGLValue() || E->isValueDependent() || !periodOf(Spec, Num, Den) ||
      !E->EvaluateAsRValue(Value, U.Ctx, /*InConstantContext=*/true) || !Value.Val.isStruct() ||
      !Value.Val.getStructNumFields())
    return std::nullopt;
  const APValue &Ticks = Value.Val.getStructField(0);
  double Count = 0;
  if (Ticks.isInt())
    Count = static_cast<double>(Ticks.getInt().getExtValue());
  else if (Ticks.isFloat())
    Count = Ticks.getFloat().convertToDouble();
  else
    return std::nullopt;
  double Nanoseconds = Count * 1e9 * static_cast<double>(Num) / static_cast<double>(Den);
  if (!(Nanoseconds > -9e18 && Nanoseconds < 9e18))
    return std::nullopt;
  return static_cast<int64_t>(Nanoseconds);
}

std::optional<int64_t> FunctionExtractor::constant(const Expr *E) {
  E = withoutWrappers(E);
  if (E->isValueDependent() || E->isTypeDependent() || E->containsErrors())
    return std::nullopt;
  if (E->getType()->isRecordType())
    return duration(E);
  if (!E->getType()->isIntegralOrEnumerationType())
    return std::nullopt;
  Expr::EvalResult Value;
  if (!E->EvaluateAsInt(Value, U.Ctx))
    return std::nullopt;
  const llvm::APSInt &Int = Value.Val.getInt();
  if (!Int.isRepresentableByInt64())
    return std::nullopt;
  return Int.getExtValue();
}

/// Whether \p E hands something over by reference, though the parameter takes
/// a value (std::ref).
static bool isReferenceWrapper(const Expr *E, Unit &U) {
  const auto *C = dyn_cast<CallExpr>(valueSource(E));
  return C && U.Match.role(C->getDirectCallee()) == PathRole::ReferenceTo;
}

static Passing passingOf(const Expr *E, QualType Param, bool DecayCopies, Unit &U) {
  if (isReferenceWrapper(E, U))
    return Passing::Reference;
  bool Moves = withoutWrappers(E)->isXValue() ||
               (withoutWrappers(E)->isPRValue() && E->getType()->isRecordType());
  if (!Param.isNull() && Param->isLValueReferenceType())
    return DecayCopies ? Passing::Value : Passing::Reference;
  if (!Param.isNull() && Param->isRValueReferenceType())
    return Passing::Move;
  if (const auto *C = dyn_cast<CXXConstructExpr>(withoutWrappers(E)))
    Moves = !C->getConstructor()->isCopyConstructor();
  return Moves ? Passing::Move : Passing::Value;
}

model::Argument FunctionExtractor::argument(const Expr *E, QualType Param, bool DecayCopies) {
  model::Argument A;
  A.How = passingOf(E, Param, DecayCopies, U);
  QualType T = E->getType();
  A.Constant = constant(E);
  A.Callable = callable(E);
  bool Nameable = E->isGLValue() || isPointerLike(T) || T->isRecordType();
  if (Nameable && !A.Constant)
    A.Path = Paths.path(E);
  else if (!A.Constant && T->isIntegralOrEnumerationType()) {
    // A flag that is handed on as it came; a number that a thread was given.
    A.Path = unwrittenParameter(E, model::Comparison::Ne, 0);
    if (!A.Path)
      A.Path = numberPath(E);
  }
  // An array, a lambda and a literal bound to a reference are values.
  if (!E->isGLValue() && A.How == Passing::Reference && !isReferenceWrapper(E, U))
    A.How = Passing::Value;
  return A;
}

void FunctionExtractor::addArguments(model::EventId Id, llvm::ArrayRef<const Expr *> Args,
                                     const FunctionDecl *F) {
  bool DecayCopies = U.Match.decayCopies(F);
  std::vector<model::Argument> Made;
  for (unsigned I = 0; I != Args.size(); ++I) {
    QualType Param = F && I < F->getNumParams() ? F->getParamDecl(I)->getType() : QualType();
    Made.push_back(argument(Args[I], Param, DecayCopies));
  }
  B.Summary.Events[Id.index()].Args = std::move(Made);
  for (unsigned I = 0; I != Args.size(); ++I)
    flowsInto(Id, Args[I], I);
}
