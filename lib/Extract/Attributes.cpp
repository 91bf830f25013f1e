//===- Extract/Attributes.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/DeclFacts.h"
#include "Extract/PathBuilder.h"
#include "clang/AST/Attr.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::AnnotatedLock;
using model::LockMode;

namespace {

/// Reads the arguments of attributes in the terms of one declaration.
class AttributeReader {
public:
  AttributeReader(Unit &U, const FunctionDecl *F) : U(U), B(U, nullptr), Paths(B), F(F) {}

  void add(const Expr *Arg, bool Shared, std::vector<AnnotatedLock> &Into) {
    const Expr *E = withoutWrappers(Arg);
    if (!E || E->isTypeDependent() || isa<StringLiteral>(E->IgnoreParenImpCasts()))
      return;
    // REQUIRES(!mu) asks that it is not held.
    if (const auto *Not = dyn_cast<UnaryOperator>(E); Not && Not->getOpcode() == UO_LNot)
      return;
    model::PathId P = Paths.path(E);
    if (!P)
      return;
    // A pointer to a lock stands for the lock.
    if (E->getType()->isAnyPointerType() || U.Match.isOwner(E->getType()))
      P = U.Paths.deref(P);
    Into.push_back({P, Shared ? LockMode::Shared : LockMode::Exclusive});
  }

  template <class Range> void addAll(Range Args, bool Shared, std::vector<AnnotatedLock> &Into) {
    bool Any = false;
    for (const Expr *E : Args) {
      Any = true;
      add(E, Shared, Into);
    }
    // Without arguments: the object itself is the lock, or the guard.
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
    if (!Any && M && M->isInstance())
      Into.push_back({Paths.thisObject(), Shared ? LockMode::Shared : LockMode::Exclusive});
  }

private:
  Unit &U;
  Body B;
  PathBuilder Paths;
  const FunctionDecl *F;
};

} // namespace

static bool isTrue(const Expr *E, const ASTContext &Ctx) {
  if (!E || E->isValueDependent())
    return true;
  bool Value = true;
  return !E->EvaluateAsBooleanCondition(Value, Ctx) || Value;
}

void heddle::extract::addAttributes(Unit &U, const FunctionDecl *F, model::FunctionFacts &Facts) {
  F = F->getMostRecentDecl();
  if (!F->hasAttrs())
    return;
  AttributeReader Reader(U, F);
  for (const Attr *A : F->attrs()) {
    if (const auto *R = dyn_cast<RequiresCapabilityAttr>(A)) {
      Reader.addAll(R->args(), R->isShared(), Facts.Requires);
    } else if (const auto *R = dyn_cast<AcquireCapabilityAttr>(A)) {
      Reader.addAll(R->args(), R->isShared(), Facts.Acquires);
    } else if (const auto *R = dyn_cast<ReleaseCapabilityAttr>(A)) {
      Reader.addAll(R->args(), R->isShared(), Facts.Releases);
    } else if (const auto *R = dyn_cast<TryAcquireCapabilityAttr>(A)) {
      Reader.addAll(R->args(), R->isShared(), Facts.TryAcquires);
      Facts.TryAcquireSuccess = isTrue(R->getSuccessValue(), U.Ctx);
    } else if (const auto *R = dyn_cast<AssertCapabilityAttr>(A)) {
      Reader.addAll(R->args(), R->isShared(), Facts.Asserts);
    } else if (const auto *R = dyn_cast<LocksExcludedAttr>(A)) {
      Reader.addAll(R->args(), false, Facts.Excludes);
    } else if (isa<NoThreadSafetyAnalysisAttr>(A)) {
      Facts.NoThreadSafetyAnalysis = true;
    }
  }
}

void heddle::extract::addAttributes(Unit &U, const ValueDecl *V, model::VariableFacts &Facts) {
  if (!V->hasAttrs())
    return;
  AttributeReader Reader(U, nullptr);
  for (const Attr *A : V->attrs()) {
    if (const auto *G = dyn_cast<GuardedByAttr>(A))
      Reader.add(G->getArg(), false, Facts.GuardedBy);
    else if (const auto *G = dyn_cast<PtGuardedByAttr>(A))
      Reader.add(G->getArg(), false, Facts.PointeeGuardedBy);
  }
}
