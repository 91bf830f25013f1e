//===- Extract/Destructors.cpp --------------------------------------------===//
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
using model::RootKind;

void FunctionExtractor::destroy(QualType T, PathId Object, SourceRange Where, bool Virtual,
                                unsigned Depth) {
  if (T.isNull() || Depth > 6 || !Object)
    return;
  if (T->isArrayType()) {
    destroy(U.Ctx.getBaseElementType(T), U.Paths.element(Object), Where, false, Depth + 1);
    return;
  }
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD)
    return;
  // An owner in a container need not be complete where bodies are skipped.
  LibraryClass Kind = U.Match.library(RD);
  if (Kind == LibraryClass::Owner || Kind == LibraryClass::Container) {
    QualType Inner = U.Types.contained(T);
    if (Inner.isNull() || U.Match.isWeakOwner(RD) || Inner->isAnyPointerType())
      return;
    const CXXRecordDecl *Held = Inner->getAsCXXRecordDecl();
    bool Dispatched = Kind == LibraryClass::Owner && Held && Held->hasDefinition() &&
                      Held->getDestructor() && Held->getDestructor()->isVirtual();
    destroy(Inner, Kind == LibraryClass::Owner ? U.Paths.deref(Object) : U.Paths.element(Object),
            Where, Dispatched, Depth + 1);
    return;
  }
  if (!RD->hasDefinition() || RD->hasTrivialDestructor() || RD->isLambda())
    return;
  const CXXDestructorDecl *Dtor = RD->getDestructor();
  if (U.Match.isSilent(RD) || !Dtor)
    return;
  model::Event E = make(model::EventKind::Call, Where);
  E.Callee = U.Entities.function(Dtor);
  E.Object = Object;
  E.Destroys = true;
  E.Implicit = true;
  E.Virtual = Virtual;
  add(std::move(E), nullptr);
}

/// The expression that makes the temporary \p E.
static const Expr *maker(const Expr *E) {
  E = withoutWrappers(E);
  while (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    if (!C->isElidable() || C->getNumArgs() != 1)
      break;
    E = withoutWrappers(C->getArg(0));
  }
  return E;
}

/// Whether nothing comes after \p S in its block.
static bool leaves(const Stmt *S) {
  if (const auto *C = dyn_cast_or_null<CompoundStmt>(S))
    S = C->body_empty() ? nullptr : C->body_back();
  return isa_and_nonnull<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt>(S) ||
         isa_and_nonnull<CXXThrowExpr>(S);
}

/// Whether the owner \p V has nothing where \p Trigger ends its life: what it had is
/// what the function returns, or it was looked at and is null.
static bool isEmptyAt(const VarDecl *V, const Stmt *Trigger) {
  if (const auto *R = dyn_cast_or_null<ReturnStmt>(Trigger)) {
    const Expr *Value = R->getRetValue() ? valueSource(R->getRetValue()) : nullptr;
    while (const auto *C = dyn_cast_or_null<CXXConstructExpr>(Value)) {
      if (C->getNumArgs() != 1)
        break;
      Value = valueSource(C->getArg(0));
    }
    const auto *Named = dyn_cast_or_null<DeclRefExpr>(Value);
    return Named && Named->getDecl() == V;
  }
  const auto *If = dyn_cast_or_null<IfStmt>(Trigger);
  return If && If->getConditionVariable() == V && !If->getElse() && leaves(If->getThen());
}

void FunctionExtractor::destroyed(const CFGImplicitDtor &D) {
  switch (D.getKind()) {
  case CFGElement::AutomaticObjectDtor: {
    auto Auto = D.castAs<CFGAutomaticObjDtor>();
    const VarDecl *V = Auto.getVarDecl();
    QualType T = V->getType();
    SourceLocation End =
        Auto.getTriggerStmt() ? Auto.getTriggerStmt()->getEndLoc() : V->getEndLoc();
    PathId Object = Paths.storage(V);
    if (U.Match.isOwner(T) && isEmptyAt(V, Auto.getTriggerStmt()))
      return;
    if (T->isReferenceType()) {
      // The temporary whose life the reference prolongs.
      if (!V->getInit())
        return;
      const Expr *Made = maker(V->getInit());
      T = Made->getType();
      if (model::EventId Id = B.event(Made))
        Object = U.Paths.root(RootKind::Result, Id.index());
    }
    destroy(T, Object, End, false);
    return;
  }
  case CFGElement::TemporaryDtor: {
    const CXXBindTemporaryExpr *Bind = D.castAs<CFGTemporaryDtor>().getBindTemporaryExpr();
    const Expr *Made = maker(Bind->getSubExpr());
    model::EventId Id = B.event(Made);
    if (!Id || B.Flow.isElided(Bind) || B.Makes.contains(Made) || B.Flow.variableMadeBy(Made))
      return;
    destroy(Bind->getType(), U.Paths.root(RootKind::Result, Id.index()), Bind->getEndLoc(), false);
    return;
  }
  case CFGElement::MemberDtor: {
    const FieldDecl *F = D.castAs<CFGMemberDtor>().getFieldDecl();
    destroy(F->getType(), Paths.member(Paths.thisObject(), F), B.Function->getEndLoc(), false);
    return;
  }
  case CFGElement::BaseDtor: {
    const CXXBaseSpecifier *Base = D.castAs<CFGBaseDtor>().getBaseSpecifier();
    destroy(Base->getType(), Paths.thisObject(), B.Function->getEndLoc(), false);
    return;
  }
  case CFGElement::DeleteDtor: {
    auto Delete = D.castAs<CFGDeleteDtor>();
    const CXXDeleteExpr *E = Delete.getDeleteExpr();
    const CXXDestructorDecl *Dtor = Delete.getCXXRecordDecl()->getDestructor();
    PathId P = Paths.path(E->getArgument());
    destroy(E->getDestroyedType(), P ? U.Paths.deref(P) : Paths.unknown(), E->getSourceRange(),
            Dtor && Dtor->isVirtual());
    return;
  }
  default:
    return;
  }
}

// --- What an owner had -----------------------------------------------------------

static const ValueDecl *variableIn(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return M->getMemberDecl();
  const auto *D = dyn_cast<DeclRefExpr>(E);
  return D ? D->getDecl() : nullptr;
}

static bool mentions(const Stmt *S, const ValueDecl *V) {
  if (!S)
    return false;
  if (const auto *E = dyn_cast<Expr>(S); E && variableIn(E) == V)
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Part) { return mentions(Part, V); });
}

/// Whether somewhere in \p S the owner \p V is looked at, or what it has is taken to
/// where it outlives the owner: `auto old = std::move(current_);`, `if (!current_)`.
static bool isLookedAfter(const Stmt *S, const ValueDecl *V) {
  if (!S)
    return false;
  if (const auto *D = dyn_cast<DeclStmt>(S))
    for (const Decl *Declared : D->decls())
      if (const auto *Kept = dyn_cast<VarDecl>(Declared); Kept && mentions(Kept->getInit(), V))
        return true;
  if (const auto *If = dyn_cast<IfStmt>(S); If && mentions(If->getCond(), V))
    return true;
  if (const auto *C = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *F = C->getDirectCallee();
    const IdentifierInfo *Name = F ? F->getIdentifier() : nullptr;
    if (Name && (Name->isStr("move") || Name->isStr("exchange") || Name->isStr("swap")) &&
        mentions(C, V))
      return true;
  }
  return llvm::any_of(S->children(), [&](const Stmt *Part) { return isLookedAfter(Part, V); });
}

/// `owner = value`, `owner.reset()`: what the owner had ends, if it was the last one to
/// have it. Of a local that is given its first value, and of a member in a constructor,
/// that is nothing.
void FunctionExtractor::replaced(const Expr *Owner, QualType T, PathId Object, bool Resets) {
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  const ValueDecl *V = variableIn(Owner);
  if (!RD || !V || !B.Function || isa<CXXConstructorDecl>(B.Function) || !U.Match.isOwner(T) ||
      U.Match.isWeakOwner(RD) ||
      (!Resets && isa<VarDecl>(V) && !cast<VarDecl>(V)->hasGlobalStorage()))
    return;
  QualType Inner = U.Types.contained(T);
  const CXXRecordDecl *Held = Inner.isNull() ? nullptr : Inner->getAsCXXRecordDecl();
  // What the end of a guard does, the link knows.
  if (!Held || !Held->hasDefinition() || U.Entities.isSystem(Held) ||
      isLookedAfter(B.code(), V))
    return;
  destroy(T, Object, Owner->getSourceRange(), false);
}
