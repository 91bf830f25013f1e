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

void FunctionExtractor::destroyed(const CFGImplicitDtor &D) {
  switch (D.getKind()) {
  case CFGElement::AutomaticObjectDtor: {
    auto Auto = D.castAs<CFGAutomaticObjDtor>();
    const VarDecl *V = Auto.getVarDecl();
    QualType T = V->getType();
    SourceLocation End =
        Auto.getTriggerStmt() ? Auto.getTriggerStmt()->getEndLoc() : V->getEndLoc();
    PathId Object = Paths.storage(V);
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
