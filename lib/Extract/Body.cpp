//===- Extract/Body.cpp ---------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Body.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

Body::Body(Unit &U, const FunctionDecl *F) : U(U), Function(F), Flow(U.Match) {
  if (!F)
    return;
  if (F->hasBody()) {
    Flow.walk(F);
    if (U.Ctx.getLangOpts().OpenMP)
      Private.emplace(F->getBody(), nullptr);
  }
  listParameters();
  listCaptures();
}

Body::Body(Unit &U, const Region &R)
    : U(U), Function(R.Function), Directive(R.Directive), Flow(U.Match) {
  Flow.walk(code());
  Private.emplace(code(), Directive);
  listCaptures(Directive->getInnermostCapturedStmt());
}

Stmt *Body::code() const {
  if (Directive)
    return statementOf(Directive);
  return Function ? Function->getBody() : nullptr;
}

bool Body::isPrivate(const Expr *Name) const {
  const auto *R = dyn_cast<DeclRefExpr>(Name);
  return R && Private && Private->contains(R);
}

bool Body::owns(const VarDecl *V) const {
  return functionAround(V->getDeclContext()) == Function && !Captures.contains(V) &&
         !(Directive && isa<ParmVarDecl>(V));
}

/// What a region uses it has by reference, but for what it is given a copy of.
void Body::listCaptures(const CapturedStmt *C) {
  Variables Own, Given;
  addPrivate(Directive, Own, Given);
  for (const CapturedStmt::Capture &Each : C->captures()) {
    if (!Each.capturesVariable() && !Each.capturesVariableByCopy())
      continue;
    const VarDecl *V = Each.getCapturedVar();
    if (Captures.try_emplace(V, Summary.Captures.size()).second)
      Summary.Captures.push_back({V->getNameAsString(), {}, !Given.contains(V)});
  }
}

void Body::listParameters() {
  for (const ParmVarDecl *P : Function->parameters()) {
    model::LocalVariable L;
    L.Name = P->getNameAsString();
    L.Type = U.Types.facts(P);
    L.Where = U.Files.place(P->getLocation());
    L.Escapes = Flow.escapes(P);
    Summary.Params.push_back(std::move(L));
  }
}

void Body::listCaptures() {
  const auto *M = dyn_cast<CXXMethodDecl>(Function);
  if (!M || !isLambdaCallOperator(M))
    return;
  for (const LambdaCapture &C : M->getParent()->captures()) {
    if (!C.capturesVariable())
      continue;
    const ValueDecl *V = C.getCapturedVar();
    Captures[V] = Summary.Captures.size();
    bool ByReference = C.getCaptureKind() == LCK_ByRef;
    if (const auto *Var = dyn_cast<VarDecl>(V); Var && Var->isInitCapture())
      ByReference = Var->getType()->isReferenceType();
    Summary.Captures.push_back({V->getNameAsString(), {}, ByReference});
  }
}

uint32_t Body::local(const ValueDecl *V) {
  auto [It, New] = Locals.try_emplace(V, Summary.Locals.size());
  if (New) {
    model::LocalVariable L;
    L.Name = V->getNameAsString();
    L.Type = U.Types.facts(V);
    L.Where = U.Files.place(V->getLocation());
    L.Escapes = Flow.escapes(V);
    Summary.Locals.push_back(std::move(L));
  }
  return It->second;
}

model::EventId Body::event(const Stmt *S) const { return Events.lookup(S); }
