//===- Extract/UnitExtractor.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/UnitExtractor.h"
#include "Extract/FunctionExtractor.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

namespace {

/// Finds the classes that are declared within a function's body.
class LocalClasses : public RecursiveASTVisitor<LocalClasses> {
public:
  bool TraverseTypeLoc(TypeLoc, bool = true) { return true; }
  bool TraverseDecl(Decl *D) {
    if (auto *RD = dyn_cast_or_null<CXXRecordDecl>(D)) {
      if (!RD->isLambda())
        Found.push_back(RD);
      return true;
    }
    return isa_and_nonnull<FunctionDecl>(D) || RecursiveASTVisitor::TraverseDecl(D);
  }
  bool TraverseLambdaExpr(LambdaExpr *) { return true; } // a function of its own
  std::vector<const CXXRecordDecl *> Found;
};

} // namespace

void UnitExtractor::collectFunction(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  if (!F->hasBody(Definition) || Definition->isDependentContext() ||
      U.Entities.isSystem(Definition) || !Seen.insert(Definition).second)
    return;
  // A trivial function has nothing to say, wherever it is called.
  if (Definition->isDefaulted() && Definition->isTrivial())
    return;
  Functions.push_back(Definition);
  collectLocals(Definition);
}

void UnitExtractor::collectLocals(const FunctionDecl *F) {
  LocalClasses Classes;
  Classes.TraverseStmt(F->getBody());
  for (const CXXRecordDecl *RD : Classes.Found)
    collectRecord(RD);
}

void UnitExtractor::collectRecord(const CXXRecordDecl *RD) {
  if (!RD->isThisDeclarationADefinition() || RD->isDependentContext() || RD->isLambda() ||
      !Seen.insert(RD).second)
    return;
  U.Entities.type(RD);
  collect(static_cast<const DeclContext *>(RD));
}

void UnitExtractor::collectVariable(const VarDecl *V) {
  if (!V->hasGlobalStorage() || V->getType()->isDependentType() ||
      V->getDeclContext()->isDependentContext() || V->isLocalVarDecl())
    return;
  U.Entities.variable(V);
  const VarDecl *WithInit = nullptr;
  if (!V->getAnyInitializer(WithInit) || WithInit != V || V->isConstexpr() ||
      V->getInit()->isValueDependent())
    return;
  if (Seen.insert(V).second)
    Globals.push_back(V);
}

void UnitExtractor::collect(const Decl *D) {
  if (D->isInvalidDecl() && !isa<DeclContext>(D))
    return;
  if (U.Files.isSystem(D->getLocation()) && !isa<LinkageSpecDecl, ExportDecl>(D))
    return;
  if (const auto *F = dyn_cast<FunctionDecl>(D))
    collectFunction(F);
  else if (const auto *T = dyn_cast<FunctionTemplateDecl>(D))
    for (const FunctionDecl *Spec : T->specializations())
      collectFunction(Spec);
  else if (const auto *RD = dyn_cast<CXXRecordDecl>(D))
    collectRecord(RD);
  else if (const auto *T = dyn_cast<ClassTemplateDecl>(D))
    for (const ClassTemplateSpecializationDecl *Spec : T->specializations())
      collectRecord(Spec);
  else if (const auto *T = dyn_cast<VarTemplateDecl>(D))
    for (const VarTemplateSpecializationDecl *Spec : T->specializations())
      collectVariable(Spec);
  else if (const auto *V = dyn_cast<VarDecl>(D))
    collectVariable(V);
  else if (const auto *F = dyn_cast<FriendDecl>(D); F && F->getFriendDecl())
    collect(static_cast<const Decl *>(F->getFriendDecl()));
  else if (isa<RecordDecl>(D))
    U.Entities.type(cast<RecordDecl>(D));
  else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D))
    collect(cast<DeclContext>(D));
}

void UnitExtractor::collect(const DeclContext *DC) {
  for (const Decl *D : DC->decls())
    collect(D);
}

void UnitExtractor::addLambda(const LambdaExpr *L) {
  const CXXRecordDecl *Closure = L->getLambdaClass();
  if (Closure->isDependentContext())
    return;
  if (const FunctionTemplateDecl *T = Closure->getDependentLambdaCallOperator()) {
    bool Any = false;
    for (const FunctionDecl *Spec : T->specializations())
      if (Spec->hasBody() && !Spec->isInvalidDecl() && Seen.insert(Spec).second) {
        Functions.push_back(Spec);
        collectLocals(Spec);
        Any = true;
      }
    // Called only from bodies that were not parsed: what does not depend on
    // the arguments is still there.
    const FunctionDecl *Pattern = T->getTemplatedDecl();
    if (!Any && Pattern->hasBody() && Seen.insert(Pattern).second)
      Functions.push_back(Pattern);
    return;
  }
  const CXXMethodDecl *Call = L->getCallOperator();
  if (Call && Call->hasBody() && Seen.insert(Call).second) {
    Functions.push_back(Call);
    collectLocals(Call);
  }
}

bool UnitExtractor::hasErrorWithin(const FunctionDecl *F) const {
  const SourceManager &SM = U.Ctx.getSourceManager();
  SourceRange R = F->getSourceRange();
  SourceLocation Begin = SM.getExpansionLoc(R.getBegin()), End = SM.getExpansionLoc(R.getEnd());
  return llvm::any_of(Errors, [&](SourceLocation L) {
    L = SM.getExpansionLoc(L);
    return L.isValid() && SM.isPointWithin(L, Begin, End);
  });
}

void UnitExtractor::finish(model::FunctionSummary S) {
  ++U.Out.Statistics.Functions;
  if (S.Incomplete)
    ++U.Out.Statistics.FunctionsIncomplete;
  U.Out.Functions.push_back(std::move(S));
}

void UnitExtractor::extractFunctions(const llvm::DenseSet<const FunctionDecl *> &Broken) {
  // Lambdas join the list while it is walked.
  for (size_t I = 0; I != Functions.size(); ++I) {
    const FunctionDecl *F = Functions[I];
    if (Broken.contains(F))
      continue;
    FunctionExtractor Extractor(U, F);
    // Broken in a TU without errors: an instantiation that followed from one
    // of ours, and that the program does not make.
    if (Extractor.isBroken() && !U.Out.HadErrors)
      continue;
    model::FunctionSummary S = Extractor.function();
    S.Incomplete |= !Errors.empty() && hasErrorWithin(F);
    finish(std::move(S));
    for (const LambdaExpr *L : Extractor.lambdas())
      addLambda(L);
    extractRegions(Extractor.regions());
  }
}

void UnitExtractor::extractRegions(llvm::ArrayRef<Region> Regions) {
  std::vector<Region> Open(Regions.begin(), Regions.end());
  // Regions join the list while it is walked.
  for (size_t I = 0; I != Open.size(); ++I) {
    FunctionExtractor Extractor(U, Open[I]);
    model::FunctionSummary S = Extractor.function();
    S.Incomplete |= !Errors.empty() && hasErrorWithin(Open[I].Function);
    finish(std::move(S));
    for (const LambdaExpr *L : Extractor.lambdas())
      addLambda(L);
    Open.insert(Open.end(), Extractor.regions().begin(), Extractor.regions().end());
  }
}

void UnitExtractor::extractGlobals() {
  if (Globals.empty())
    return;
  FunctionExtractor Extractor(U, nullptr);
  model::FunctionSummary S = Extractor.globals(Globals);
  for (const LambdaExpr *L : Extractor.lambdas())
    addLambda(L);
  if (!S.Events.empty())
    finish(std::move(S));
}

void UnitExtractor::run(const llvm::DenseSet<const FunctionDecl *> &Broken) {
  collect(static_cast<const DeclContext *>(U.Ctx.getTranslationUnitDecl()));
  extractGlobals();
  extractFunctions(Broken);
}
