//===- Extract/Callables.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::CallableId;

/// Calls and values nest only as deep as people write them.
static constexpr unsigned MaxDepth = 32;

CallableId FunctionExtractor::addCallable(model::Callable C, const Expr *E) {
  C.Where = U.Files.place(E->getSourceRange());
  B.Summary.Callables.push_back(std::move(C));
  return CallableId(B.Summary.Callables.size() - 1);
}

CallableId FunctionExtractor::lambda(const LambdaExpr *L) {
  auto [It, New] = B.Lambdas.try_emplace(L);
  if (!New)
    return It->second;
  Lambdas.push_back(L);
  const CXXRecordDecl *Closure = L->getLambdaClass();
  const FunctionDecl *Target = callOperator(Closure);
  model::Callable C;
  if (Target)
    C.Target = U.Entities.function(Target);
  auto Init = L->capture_init_begin();
  for (const LambdaCapture &Capture : L->captures()) {
    const Expr *Value = Init != L->capture_init_end() ? *Init++ : nullptr;
    if (Capture.capturesThis()) {
      C.Object = Paths.thisObject();
      continue;
    }
    if (!Capture.capturesVariable())
      continue;
    const ValueDecl *V = Capture.getCapturedVar();
    bool ByReference = Capture.getCaptureKind() == LCK_ByRef;
    const auto *Var = dyn_cast<VarDecl>(V);
    model::PathId P;
    if (Var && Var->isInitCapture()) {
      ByReference = Var->getType()->isReferenceType();
      P = Var->getInit() ? Paths.path(Var->getInit()) : model::PathId();
    } else {
      P = Paths.variable(V);
      // The copy of a library object is made of it; its initialiser says no
      // more than the variable does.
      if (!P && Value)
        P = Paths.path(Value);
    }
    C.Captures.push_back({V->getNameAsString(), P, ByReference});
  }
  CallableId Id = addCallable(std::move(C), L);
  B.Lambdas[L] = Id;
  return Id;
}

CallableId FunctionExtractor::stored(const Expr *E) {
  model::Callable C;
  C.Stored = Paths.path(E);
  return C.Stored ? addCallable(std::move(C), E) : CallableId();
}

CallableId FunctionExtractor::functionObject(const Expr *E) {
  const CXXRecordDecl *RD = E->getType()->getAsCXXRecordDecl();
  const FunctionDecl *Target = RD ? callOperator(RD) : nullptr;
  if (!Target)
    return {};
  model::Callable C;
  C.Target = U.Entities.function(Target);
  C.Object = Paths.path(E);
  if (RD->isLambda()) {
    C.Stored = C.Object;
    C.Object = {};
  }
  return addCallable(std::move(C), E);
}

CallableId FunctionExtractor::named(const ValueDecl *D, const Expr *E, unsigned Depth) {
  if (const auto *F = dyn_cast<FunctionDecl>(D)) {
    model::Callable C;
    C.Target = U.Entities.function(F);
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    C.IsMethod = M && M->isInstance();
    return addCallable(std::move(C), E);
  }
  const auto *V = dyn_cast<VarDecl>(D);
  if (V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) && !B.Captures.contains(V))
    if (const Expr *Only =
            V->getType()->getAsCXXRecordDecl() && V->getType()->getAsCXXRecordDecl()->isLambda()
                ? V->getInit()
                : B.Flow.onlyValueOf(V))
      if (CallableId Id = callable(Only, Depth + 1))
        return Id;
  if (U.Match.library(E->getType()) == LibraryClass::Other)
    if (CallableId Id = functionObject(E))
      return Id;
  return stored(E);
}

CallableId FunctionExtractor::bound(const CallExpr *C, unsigned Depth) {
  CallableId Inner = C->getNumArgs() ? callable(C->getArg(0), Depth + 1) : CallableId();
  if (!Inner)
    return {};
  model::Callable Result = B.Summary.Callables[Inner.index()];
  for (unsigned I = 1; I < C->getNumArgs(); ++I) {
    const Expr *Value = C->getArg(I);
    model::Argument A;
    // A placeholder leaves its position without a path.
    if (!isPlaceholder(Value->getType())) {
      A.Path = Paths.path(Value);
      A.Constant = constant(Value);
      A.Callable = callable(Value, Depth + 1);
    }
    if (I == 1 && Result.IsMethod && A.Path) {
      bool Pointer = Value->getType()->isAnyPointerType() || U.Match.isOwner(Value->getType());
      Result.Object = Pointer ? U.Paths.deref(A.Path) : A.Path;
    }
    Result.Bound.push_back(std::move(A));
  }
  return addCallable(std::move(Result), C);
}

CallableId FunctionExtractor::callable(const Expr *E, unsigned Depth) {
  E = E ? withoutWrappers(E) : nullptr;
  // What a C function is given as `void *`.
  if (const auto *C = dyn_cast_or_null<CastExpr>(E);
      C && C->getCastKind() == CK_BitCast && C->getType()->isVoidPointerType())
    E = withoutWrappers(C->getSubExpr());
  if (!E || Depth > MaxDepth || E->isTypeDependent() || !U.Match.mayBeCallable(E->getType()))
    return {};
  if (const auto *L = dyn_cast<LambdaExpr>(E))
    return lambda(L);
  if (const auto *C = dyn_cast<CastExpr>(E))
    return C->getCastKind() == CK_NullToPointer || C->getCastKind() == CK_NullToMemberPointer
               ? CallableId()
               : callable(C->getSubExpr(), Depth + 1);
  if (const auto *O = dyn_cast<UnaryOperator>(E))
    return O->getOpcode() == UO_AddrOf || O->getOpcode() == UO_Deref
               ? callable(O->getSubExpr(), Depth + 1)
               : stored(E);
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    return named(R->getDecl(), E, Depth);
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(E);
      M && isa<CXXConversionDecl>(M->getMethodDecl() ? static_cast<const Decl *>(M->getMethodDecl())
                                                     : U.Ctx.getTranslationUnitDecl()))
    return callable(M->getImplicitObjectArgument(), Depth + 1);
  if (const auto *N = dyn_cast<CXXNewExpr>(E))
    return callable(N->getConstructExpr(), Depth + 1);
  if (const auto *C = dyn_cast<CallExpr>(E)) {
    PathRole Role = U.Match.role(C->getDirectCallee());
    if (Role == PathRole::Bind)
      return bound(C, Depth);
    if ((Role == PathRole::Argument || Role == PathRole::ReferenceTo) && C->getNumArgs())
      return callable(C->getArg(0), Depth + 1);
    return stored(E);
  }
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    bool Wraps = U.Match.isCallable(C->getType()) || C->getConstructor()->isCopyOrMoveConstructor();
    if (Wraps && C->getNumArgs())
      return callable(C->getArg(0), Depth + 1);
    return Wraps ? CallableId() : functionObject(E);
  }
  if (const auto *L = dyn_cast<InitListExpr>(E); L && L->getNumInits() == 1)
    if (CallableId Id = callable(L->getInit(0), Depth + 1))
      return Id;
  if (U.Match.library(E->getType()) == LibraryClass::Other && E->getType()->isRecordType())
    return functionObject(E);
  return stored(E);
}
