//===- Extract/Directives.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Directives.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/Frontend/OpenMP/OMP.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using llvm::omp::Directive;

bool DirectiveParts::has(OpenMPDirectiveKind Part) const {
  return llvm::is_contained(llvm::omp::getLeafConstructsOrSelf(Kind), Part);
}

bool DirectiveParts::startsTeam() const {
  return has(Directive::OMPD_parallel) || has(Directive::OMPD_teams);
}

bool DirectiveParts::startsAny() const {
  return startsTeam() || has(Directive::OMPD_task) || has(Directive::OMPD_taskloop);
}

bool DirectiveParts::sharesLoop() const {
  return has(Directive::OMPD_for) || has(Directive::OMPD_loop) || has(Directive::OMPD_distribute) ||
         has(Directive::OMPD_taskloop);
}

Stmt *heddle::extract::statementOf(const OMPExecutableDirective *D) {
  return D->hasAssociatedStmt() && !D->isStandaloneDirective() ? const_cast<Stmt *>(D->getRawStmt())
                                                               : nullptr;
}

const FunctionDecl *heddle::extract::functionAround(const DeclContext *D) {
  while (isa_and_nonnull<CapturedDecl>(D))
    D = D->getParent();
  return dyn_cast_or_null<FunctionDecl>(D);
}

/// Where \p D keeps its statement; null if that is not to be found.
static Stmt **placeOfStatement(const OMPExecutableDirective *D) {
  Stmt *Code = statementOf(D);
  if (!Code)
    return nullptr;
  auto *Around = const_cast<OMPExecutableDirective *>(D);
  Stmt **Place = &*Around->child_begin();
  // What is captured stands behind the captures, of which Clang says where they end.
  while (auto *C = dyn_cast<CapturedStmt>(*Place))
    Place = &*C->child_end();
  return *Place == Code ? Place : nullptr;
}

void heddle::extract::addPrivate(const OMPExecutableDirective *D, Variables &Private,
                                 Variables &Given) {
  auto Add = [](const auto *Clause, Variables &To) {
    for (const Expr *E : Clause->varlist()) {
      E = E->IgnoreParenImpCasts();
      // An array section of a reduction.
      while (const auto *S = dyn_cast<ArraySectionExpr>(E))
        E = S->getBase()->IgnoreParenImpCasts();
      while (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
        E = S->getBase()->IgnoreParenImpCasts();
      if (const auto *R = dyn_cast<DeclRefExpr>(E))
        To.insert(R->getDecl());
    }
  };
  for (const OMPClause *C : D->clauses()) {
    if (const auto *X = dyn_cast<OMPPrivateClause>(C))
      Add(X, Private);
    else if (const auto *X = dyn_cast<OMPLastprivateClause>(C))
      Add(X, Private);
    else if (const auto *X = dyn_cast<OMPReductionClause>(C))
      Add(X, Private);
    else if (const auto *X = dyn_cast<OMPInReductionClause>(C))
      Add(X, Private);
    else if (const auto *X = dyn_cast<OMPTaskReductionClause>(C))
      Add(X, Private);
    else if (const auto *X = dyn_cast<OMPLinearClause>(C))
      Add(X, Private);
    else if (const auto *X = dyn_cast<OMPCopyprivateClause>(C))
      Add(X, Private);
    else if (const auto *X = dyn_cast<OMPFirstprivateClause>(C))
      Add(X, Given);
    // What tasks are put in order by is not shared at random.
    else if (const auto *X = dyn_cast<OMPDependClause>(C);
             X && DirectiveParts(D).has(Directive::OMPD_task))
      Add(X, Private);
  }
  if (const auto *L = dyn_cast<OMPLoopDirective>(D))
    for (const Expr *Counter : L->counters())
      if (const auto *R = dyn_cast_or_null<DeclRefExpr>(Counter))
        Private.insert(R->getDecl());
}

namespace {

/// Walks the code of one function: not that of lambdas, local classes and regions in it.
template <typename Derived> class CodeVisitor : public RecursiveASTVisitor<Derived> {
public:
  bool TraverseTypeLoc(TypeLoc, bool = true) { return true; }
  bool TraverseOMPClause(OMPClause *) { return true; }
  bool TraverseDecl(Decl *D) {
    return isa_and_nonnull<TagDecl, FunctionDecl, FunctionTemplateDecl>(D) ||
           RecursiveASTVisitor<Derived>::TraverseDecl(D);
  }
};

class NamesOfPrivate : public CodeVisitor<NamesOfPrivate> {
public:
  NamesOfPrivate(const OMPExecutableDirective *Around, llvm::DenseSet<const DeclRefExpr *> &Names)
      : Names(Names) {
    if (Around)
      open(Around);
  }
  bool dataTraverseStmtPre(Stmt *S) {
    if (const auto *D = dyn_cast<OMPExecutableDirective>(S))
      open(D);
    return true;
  }
  bool dataTraverseStmtPost(Stmt *S) {
    if (isa<OMPExecutableDirective>(S))
      Open.pop_back();
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *R) {
    if (llvm::any_of(Open, [&](const Variables &V) { return V.contains(R->getDecl()); }))
      Names.insert(R);
    return true;
  }

private:
  void open(const OMPExecutableDirective *D) {
    Variables Given;
    addPrivate(D, Open.emplace_back(), Given);
    // A copy of a pointer names the same thing; of anything else it is another object.
    // What a region is given, it captures by value.
    if (!DirectiveParts(D).startsAny())
      for (const ValueDecl *V : Given)
        if (!V->getType()->isAnyPointerType())
          Open.back().insert(V);
  }

  llvm::DenseSet<const DeclRefExpr *> &Names;
  std::vector<Variables> Open;
};

class DirectivesIn : public CodeVisitor<DirectivesIn> {
public:
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool dataTraverseStmtPre(Stmt *S) {
    if (const auto *D = dyn_cast<OMPExecutableDirective>(S)) {
      Found.push_back(D);
      // False: do not go on below.
      return !DirectiveParts(D).startsAny();
    }
    return true;
  }
  std::vector<const OMPExecutableDirective *> Found;
};

} // namespace

PrivateNames::PrivateNames(const Stmt *Code, const OMPExecutableDirective *Around) {
  NamesOfPrivate(Around, Names).TraverseStmt(const_cast<Stmt *>(Code));
}

Stmt *MarkedCode::mark(const OMPExecutableDirective *D, Mark M) {
  Stmt *S = IntegerLiteral::Create(Ctx, llvm::APInt(Ctx.getIntWidth(Ctx.IntTy), 0), Ctx.IntTy,
                                   D->getBeginLoc());
  Marks[S] = {D, M};
  return S;
}

static Stmt *compound(const ASTContext &Ctx, llvm::ArrayRef<Stmt *> Parts, const Stmt *Like) {
  return CompoundStmt::Create(Ctx, Parts, FPOptionsOverride(), Like->getBeginLoc(),
                              Like->getEndLoc());
}

/// The first section needs no directive of its own.
Stmt *MarkedCode::withSections(const OMPExecutableDirective *D, Stmt *Code) {
  auto *Block = dyn_cast<CompoundStmt>(Code);
  if (!Block)
    return Code;
  llvm::SmallVector<Stmt *, 8> Parts;
  for (Stmt *Part : Block->body()) {
    if (isa<OMPSectionDirective>(Part))
      Parts.push_back(Part);
    else
      Parts.append({mark(D, Mark::LoneSection), Part, mark(D, Mark::EndOfLoneSection)});
  }
  return compound(Ctx, Parts, Code);
}

void MarkedCode::prepare(const OMPExecutableDirective *D, bool IsRegion) {
  Stmt **Place = placeOfStatement(D);
  if (!Place)
    return;
  DirectiveParts Parts(D);
  Stmt *Code = *Place;
  if (!IsRegion && Parts.startsAny()) {
    Code = compound(Ctx, {}, Code);
  } else {
    if (Parts.has(Directive::OMPD_sections))
      Code = withSections(D, Code);
    if (!IsRegion)
      Code = compound(Ctx, {mark(D, Mark::Begin), Code}, Code);
  }
  Replaced.push_back({Place, *Place});
  *Place = Code;
}

MarkedCode::MarkedCode(const ASTContext &Ctx, Stmt *Code, const OMPExecutableDirective *Around)
    : Ctx(Ctx) {
  if (!Ctx.getLangOpts().OpenMP)
    return;
  DirectivesIn Directives;
  Directives.TraverseStmt(Code);
  for (const OMPExecutableDirective *D : Directives.Found)
    prepare(D, /*IsRegion=*/false);
  if (Around)
    prepare(Around, /*IsRegion=*/true);
}

MarkedCode::~MarkedCode() {
  for (auto [Place, Was] : llvm::reverse(Replaced))
    *Place = Was;
}
