//===- Extract/LocalFlow.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/LocalFlow.h"
#include "Extract/Directives.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace heddle::extract;
using namespace clang;

const Expr *heddle::extract::withoutWrappers(const Expr *E) {
  while (E) {
    const Expr *Inner = E->IgnoreParens();
    if (const auto *F = dyn_cast<FullExpr>(Inner))
      Inner = F->getSubExpr();
    else if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = M->getSubExpr();
    else if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = B->getSubExpr();
    else if (const auto *D = dyn_cast<CXXDefaultArgExpr>(Inner))
      Inner = D->getExpr();
    else if (const auto *D = dyn_cast<CXXDefaultInitExpr>(Inner))
      Inner = D->getExpr();
    else if (const auto *S = dyn_cast<SubstNonTypeTemplateParmExpr>(Inner))
      Inner = S->getReplacement();
    else if (const auto *O = dyn_cast<OpaqueValueExpr>(Inner))
      Inner = O->getSourceExpr();
    else if (const auto *R = dyn_cast<CXXRewrittenBinaryOperator>(Inner))
      Inner = R->getSemanticForm();
    if (Inner == E)
      return E;
    E = Inner;
  }
  return E;
}

const Expr *heddle::extract::valueSource(const Expr *E) {
  while (E) {
    const Expr *Inner = withoutWrappers(E);
    if (!Inner)
      return nullptr;
    if (const auto *C = dyn_cast<CastExpr>(Inner)) {
      Inner = C->getSubExpr();
    } else if (const auto *C = dyn_cast<CXXConstructExpr>(Inner)) {
      if (C->isElidable() && C->getNumArgs() == 1)
        Inner = C->getArg(0);
    } else if (const auto *L = dyn_cast<InitListExpr>(Inner)) {
      if (L->getNumInits() == 1 && (L->isTransparent() || !L->getType()->isRecordType()))
        Inner = L->getInit(0);
    }
    if (Inner == E)
      return E;
    E = Inner;
  }
  return E;
}

const ValueDecl *heddle::extract::baseVariable(const Expr *E) {
  while (E) {
    E = valueSource(E);
    if (!E)
      return nullptr;
    if (const auto *R = dyn_cast<DeclRefExpr>(E))
      return R->getDecl();
    if (const auto *M = dyn_cast<MemberExpr>(E); M && !M->isArrow())
      E = M->getBase();
    else if (const auto *A = dyn_cast<ArraySubscriptExpr>(E);
             A && A->getBase()->IgnoreParenImpCasts()->getType()->isArrayType())
      E = A->getBase();
    else
      return nullptr;
  }
  return nullptr;
}

/// The variable of which \p E names an element, or a part: `v[i]`, `v.back()`, `*it`.
static const ValueDecl *containerOf(const Expr *E) {
  while (E) {
    E = valueSource(E);
    if (!E)
      return nullptr;
    if (const auto *R = dyn_cast<DeclRefExpr>(E))
      return R->getDecl();
    if (const auto *M = dyn_cast<MemberExpr>(E))
      E = M->getBase();
    else if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
      E = A->getBase();
    else if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = U->getSubExpr();
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
      E = O->getNumArgs() ? O->getArg(0) : nullptr;
    else if (const auto *C = dyn_cast<CXXMemberCallExpr>(E))
      E = C->getImplicitObjectArgument();
    else
      return nullptr;
  }
  return nullptr;
}

namespace heddle::extract {

class LocalFlowVisitor : public RecursiveASTVisitor<LocalFlowVisitor> {
public:
  explicit LocalFlowVisitor(LocalFlow &F) : Flow(F) {}
  bool shouldVisitImplicitCode() const { return true; }
  bool shouldVisitTemplateInstantiations() const { return false; }
  bool TraverseTypeLoc(TypeLoc, bool = true) { return true; }

  bool TraverseDecl(Decl *D) {
    // A local class has functions of its own.
    if (isa_and_nonnull<TagDecl, FunctionDecl, FunctionTemplateDecl>(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitVarDecl(VarDecl *V) {
    if (const Expr *Init = V->getInit())
      give(V, Init);
    return true;
  }

  bool VisitLambdaExpr(LambdaExpr *L) {
    for (const LambdaCapture &C : L->captures())
      if (C.capturesVariable() && C.getCaptureKind() == LCK_ByRef)
        handOut(C.getCapturedVar());
    return true;
  }

  bool TraverseOMPClause(OMPClause *) { return true; }
  /// The threads of a region come to what it captures.
  bool VisitOMPExecutableDirective(OMPExecutableDirective *D) {
    if (D->hasAssociatedStmt() && DirectiveParts(D).startsAny())
      for (const CapturedStmt::Capture &C : D->getInnermostCapturedStmt()->captures())
        if (C.capturesVariable() || C.capturesVariableByCopy())
          handOut(C.getCapturedVar());
    if (const auto *L = dyn_cast<OMPLoopDirective>(D))
      discard(L->getBody());
    else if (D->hasAssociatedStmt() && !D->isStandaloneDirective())
      discard(D->getRawStmt());
    return true;
  }

  bool VisitUnaryOperator(UnaryOperator *U) {
    const ValueDecl *V = baseVariable(U->getSubExpr());
    if (!V && U->getOpcode() == UO_AddrOf)
      handOut(containerOf(U->getSubExpr()));
    if (!V)
      return true;
    if (U->getOpcode() == UO_AddrOf)
      escape(V, /*MayChange=*/true);
    else if (U->isIncrementDecrementOp() && !U->getType()->isPointerType())
      Flow.Reassigned.insert(V);
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *B) {
    if (!B->isAssignmentOp())
      return true;
    const auto *R = dyn_cast<DeclRefExpr>(B->getLHS()->IgnoreParens());
    if (!R)
      return true;
    if (B->isCompoundAssignmentOp() && B->getType()->isPointerType())
      return true; // still in the same array
    if (B->isCompoundAssignmentOp()) {
      Flow.Reassigned.insert(R->getDecl());
      ++Flow.Added[R->getDecl()];
    }
    Flow.Values[R->getDecl()].push_back(B->getRHS());
    return true;
  }

  bool VisitCallExpr(CallExpr *C) {
    const FunctionDecl *FD = C->getDirectCallee();
    if (FD) {
      PathRole Role = Flow.Match.roleByName(FD);
      if (Role == PathRole::ReferenceTo && C->getNumArgs()) {
        refer(C->getArg(0));
        if (const ValueDecl *V = containerOf(C->getArg(0)))
          handOut(V);
      }
      if (Role != PathRole::None && Role != PathRole::Exchange && Role != PathRole::Bind)
        return true;
    }
    // std::async copies what it is passed, whatever its parameters say.
    if (FD && Flow.Match.decayCopiesByName(FD))
      return true;
    unsigned Skip = isa<CXXOperatorCallExpr>(C) && isa_and_nonnull<CXXMethodDecl>(FD) ? 1 : 0;
    if (Skip && FD->getNameAsString() == "operator=" && C->getNumArgs() == 2)
      if (const auto *R = dyn_cast<DeclRefExpr>(C->getArg(0)->IgnoreParens()))
        Flow.Values[R->getDecl()].push_back(C->getArg(1));
    for (unsigned I = Skip; I < C->getNumArgs(); ++I)
      if (!Flow.Match.isForwarded(FD, I - Skip))
        passes(C->getArg(I), FD && I - Skip < FD->getNumParams()
                                 ? FD->getParamDecl(I - Skip)->getType()
                                 : QualType());
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *C) {
    const CXXConstructorDecl *Ctor = C->getConstructor();
    if (C->isElidable() && C->getNumArgs() == 1) {
      const Expr *From = C->getArg(0)->IgnoreImplicit();
      for (const Expr *E = C->getArg(0); E != From;) {
        if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
          Flow.Elided.insert(B);
        const auto *Next = dyn_cast_or_null<Expr>(
            E->children().begin() != E->children().end() ? *E->children().begin() : nullptr);
        if (!Next)
          break;
        E = Next;
      }
    }
    if (Ctor->isCopyOrMoveConstructor() || Flow.Match.decayCopiesByName(Ctor))
      return true;
    for (unsigned I = 0; I != C->getNumArgs() && I < Ctor->getNumParams(); ++I)
      if (!Flow.Match.isForwarded(Ctor, I))
        passes(C->getArg(I), Ctor->getParamDecl(I)->getType());
    return true;
  }

  bool VisitReturnStmt(ReturnStmt *R) {
    if (R->getRetValue() && R->getRetValue()->isGLValue())
      if (const ValueDecl *V = baseVariable(R->getRetValue()))
        escape(V, true);
    return true;
  }

  bool VisitGCCAsmStmt(GCCAsmStmt *A) {
    for (Expr *Output : A->outputs())
      refer(Output);
    return true;
  }

  bool VisitRecoveryExpr(RecoveryExpr *) { return Flow.Errors = true; }

  bool VisitCompoundStmt(CompoundStmt *C) {
    for (Stmt *S : C->body())
      discard(S);
    return true;
  }
  bool VisitIfStmt(IfStmt *I) {
    discard(I->getThen());
    discard(I->getElse());
    return true;
  }
  bool VisitWhileStmt(WhileStmt *W) {
    discard(W->getBody());
    return loop(W, W->getCond());
  }
  bool VisitDoStmt(DoStmt *D) {
    discard(D->getBody());
    return loop(D, D->getCond());
  }
  bool VisitForStmt(ForStmt *F) {
    discard(F->getInit());
    discard(F->getInc());
    discard(F->getBody());
    return loop(F, F->getCond());
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *F) {
    discard(F->getBody());
    return loop(F, nullptr);
  }
  bool VisitSwitchCase(SwitchCase *S) {
    discard(S->getSubStmt());
    return true;
  }

private:
  void discard(const Stmt *S) {
    const auto *E = dyn_cast_or_null<Expr>(S);
    while (E) {
      E = withoutWrappers(E);
      Flow.Discarded.insert(E);
      const auto *C = dyn_cast<CastExpr>(E);
      E = C && C->getType()->isVoidType() ? C->getSubExpr() : nullptr;
    }
  }

  bool loop(const Stmt *Loop, const Expr *Condition) {
    Flow.LoopConditions.insert(Loop);
    llvm::SmallVector<const Expr *, 4> Open;
    if (Condition)
      Open.push_back(Condition);
    while (!Open.empty()) {
      const Expr *E = withoutWrappers(Open.pop_back_val())->IgnoreParenImpCasts();
      if (const auto *U = dyn_cast<UnaryOperator>(E); U && U->getOpcode() == UO_LNot)
        Open.push_back(U->getSubExpr());
      const auto *B = dyn_cast<BinaryOperator>(E);
      if (!B || !B->isLogicalOp())
        continue;
      Flow.LoopConditions.insert(B);
      Open.push_back(B->getLHS());
      Open.push_back(B->getRHS());
    }
    return true;
  }

  void give(VarDecl *V, const Expr *Init) {
    Flow.Values[V].push_back(Init);
    if (V->getType()->isReferenceType()) {
      if (!V->getType().getNonReferenceType().isConstQualified())
        refer(Init);
      return;
    }
    const Expr *Source = withoutWrappers(Init);
    while (Source) {
      // `auto t = std::thread(f);` makes t itself.
      if (const auto *Written = dyn_cast<CXXFunctionalCastExpr>(Source)) {
        Source = withoutWrappers(Written->getSubExpr());
        continue;
      }
      const auto *C = dyn_cast<CXXConstructExpr>(Source);
      if (!C)
        break;
      Flow.Makes[C] = V;
      if (!C->isElidable() || C->getNumArgs() != 1)
        return;
      Source = withoutWrappers(C->getArg(0));
    }
    if (isa_and_nonnull<CallExpr>(Source) && Source->getType()->isRecordType())
      Flow.Makes[Source] = V;
  }

  /// \p Arg is handed to a parameter of type \p Param (null: unknown).
  void passes(const Expr *Arg, QualType Param) {
    if (!Arg->isGLValue()) {
      // An array that decays hands out its elements.
      const Expr *Inner = Arg->IgnoreParenImpCasts();
      if (Inner->getType()->isArrayType())
        if (const ValueDecl *V = baseVariable(Inner))
          escape(V, false);
      return;
    }
    const ValueDecl *V = baseVariable(Arg);
    if (!V)
      return;
    bool Const = !Param.isNull() && Param->isReferenceType() &&
                 Param.getNonReferenceType().isConstQualified();
    if (Const && !V->getType()->isRecordType())
      return; // read and forgotten
    escape(V, !Const);
  }

  void refer(const Expr *Named) {
    if (const ValueDecl *V = baseVariable(Named))
      Flow.Referenced.insert(V);
  }

  /// Others come to \p V, and to what it refers to, or is an element of.
  void handOut(const ValueDecl *V) {
    while (V && HandedOut.insert(V).second) {
      Flow.Escaped.insert(V);
      const auto *Var = dyn_cast<VarDecl>(V);
      // The variables of a range-based loop are iterators.
      bool Refers = Var && Var->getInit() &&
                    (Var->getType()->isReferenceType() || Var->isImplicit() ||
                     Flow.Match.isIterator(Var->getType()));
      V = Refers ? containerOf(Var->getInit()) : nullptr;
    }
  }

  void escape(const ValueDecl *V, bool MayChange) {
    Flow.Escaped.insert(V);
    if (MayChange)
      Flow.Reassigned.insert(V);
  }

  LocalFlow &Flow;
  llvm::DenseSet<const ValueDecl *> HandedOut;
};

} // namespace heddle::extract

void LocalFlow::walk(const FunctionDecl *F) {
  LocalFlowVisitor Visitor(*this);
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(F))
    for (const CXXCtorInitializer *I : Ctor->inits())
      Visitor.TraverseStmt(I->getInit());
  Visitor.TraverseStmt(F->getBody());
}

void LocalFlow::walk(const VarDecl *Global) {
  LocalFlowVisitor(*this).TraverseStmt(const_cast<Expr *>(Global->getInit()));
}

void LocalFlow::walk(const Stmt *Code) {
  LocalFlowVisitor(*this).TraverseStmt(const_cast<Stmt *>(Code));
}

llvm::ArrayRef<const Expr *> LocalFlow::valuesOf(const ValueDecl *V) const {
  auto It = Values.find(V);
  return It == Values.end() ? llvm::ArrayRef<const Expr *>() : llvm::ArrayRef(It->second);
}

const Expr *LocalFlow::onlyValueOf(const ValueDecl *V) const {
  llvm::ArrayRef<const Expr *> All = valuesOf(V);
  return All.size() == 1 && !Reassigned.contains(V) ? All.front() : nullptr;
}

const Expr *LocalFlow::referent(const VarDecl *V) const {
  return V->getType()->isReferenceType() ? V->getInit() : onlyValueOf(V);
}

const Expr *LocalFlow::startOf(const VarDecl *V) const {
  bool Counts = valuesOf(V).size() == Added.lookup(V) + 1 && !escapes(V) && !isReferenced(V);
  return Counts ? V->getInit() : nullptr;
}
