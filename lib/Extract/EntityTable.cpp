//===- Extract/EntityTable.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/EntityTable.h"
#include "Extract/Directives.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Index/USRGeneration.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

namespace {

/// Numbers the lambdas that are written in one function, but not in another
/// lambda within it, in the order of the source.
class LambdaNumbering : public RecursiveASTVisitor<LambdaNumbering> {
public:
  explicit LambdaNumbering(llvm::DenseMap<const CXXRecordDecl *, unsigned> &Ordinals)
      : Ordinals(Ordinals) {}
  bool shouldVisitImplicitCode() const { return true; }
  bool TraverseLambdaExpr(LambdaExpr *L) {
    if (Ordinals.try_emplace(L->getLambdaClass(), Next + 1).second)
      ++Next;
    for (Expr *Init : L->capture_inits())
      if (Init)
        TraverseStmt(Init);
    return true;
  }
  bool TraverseDecl(Decl *D) {
    // Bodies of local classes have lambdas of their own.
    return isa_and_nonnull<TagDecl>(D) || RecursiveASTVisitor::TraverseDecl(D);
  }
  unsigned count() const { return Next; }

private:
  llvm::DenseMap<const CXXRecordDecl *, unsigned> &Ordinals;
  unsigned Next = 0;
};

} // namespace

const FunctionDecl *EntityTable::parentOf(const CXXRecordDecl *Closure) {
  return functionAround(Closure->getDeclContext());
}

bool EntityTable::isSystem(const Decl *D) const {
  // A builtin stands where it was first used.
  if (const auto *F = dyn_cast<FunctionDecl>(D); F && F->isImplicit() && F->getBuiltinID())
    return true;
  return Files.isSystem(D->getLocation());
}

unsigned EntityTable::lambdaOrdinal(const CXXRecordDecl *Closure, const FunctionDecl *Parent) {
  const FunctionDecl *Definition = Parent;
  if (Parent->hasBody(Definition) && LambdaCounts.try_emplace(Definition).second) {
    LambdaNumbering Numbering(Ordinals);
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Definition))
      for (const CXXCtorInitializer *I : Ctor->inits())
        if (I->isWritten())
          Numbering.TraverseStmt(I->getInit());
    Numbering.TraverseStmt(Definition->getBody());
    LambdaCounts[Definition] = Numbering.count();
  }
  // A lambda outside the body (in a default argument) comes after the others.
  auto [It, New] = Ordinals.try_emplace(Closure, 0);
  if (New)
    It->second = ++LambdaCounts[Definition];
  return It->second;
}

void EntityTable::addClosures(llvm::ArrayRef<TemplateArgument> Args, std::string &Usr,
                              unsigned Depth) {
  if (Depth > 4)
    return;
  for (const TemplateArgument &A : Args) {
    if (A.getKind() == TemplateArgument::Pack)
      addClosures(A.pack_elements(), Usr, Depth + 1);
    if (A.getKind() != TemplateArgument::Type)
      continue;
    QualType T = A.getAsType().getNonReferenceType();
    while (T->isAnyPointerType())
      T = T->getPointeeType();
    const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
    if (!RD)
      continue;
    if (RD->isLambda() && RD->getLambdaCallOperator())
      Usr += "$" + Entities[function(RD->getLambdaCallOperator()).index()].Usr;
    else if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD))
      addClosures(Spec->getTemplateArgs().asArray(), Usr, Depth + 1);
  }
}

/// Clang's USR is the same for instantiations with different lambdas of one
/// function; they are told apart by what the lambdas are called here.
void EntityTable::addClosuresAround(const NamedDecl *D, std::string &Usr) {
  const Decl *Next = D;
  while (Next && !isa<TranslationUnitDecl, NamespaceDecl>(Next)) {
    if (const auto *F = dyn_cast<FunctionDecl>(Next)) {
      if (const TemplateArgumentList *Args = F->getTemplateSpecializationArgs())
        addClosures(Args->asArray(), Usr, 0);
    } else if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Next)) {
      addClosures(Spec->getTemplateArgs().asArray(), Usr, 0);
    }
    const DeclContext *Around = Next->getDeclContext();
    Next = Around ? Decl::castFromDeclContext(Around) : nullptr;
  }
}

std::string EntityTable::usr(const NamedDecl *D) {
  llvm::SmallString<128> Buffer;
  if (!index::generateUSRForDecl(D, Buffer)) {
    std::string Usr(Buffer);
    addClosuresAround(D, Usr);
    return Usr;
  }
  model::Location At = Files.place(D->getLocation());
  return Naming.qualified(D) + "@" + std::to_string(At.Line) + ":" + std::to_string(At.Column);
}

static bool isExternal(const NamedDecl *D) {
  if (const auto *F = dyn_cast<FieldDecl>(D))
    return isExternal(F->getParent());
  if (const auto *T = dyn_cast<TagDecl>(D); T && !T->getASTContext().getLangOpts().CPlusPlus)
    return T->getDeclContext()->isFileContext() && T->getIdentifier();
  return D->isExternallyVisible();
}

void EntityTable::describeLambda(const CXXMethodDecl *Body, model::Entity &E) {
  const CXXRecordDecl *Closure = Body->getParent();
  std::string Args;
  if (const TemplateArgumentList *List = Body->getTemplateSpecializationArgs())
    for (const TemplateArgument &A : List->asArray()) {
      llvm::raw_string_ostream OS(Args);
      OS << (Args.empty() ? "<" : ",");
      A.print(Body->getASTContext().getPrintingPolicy(), OS, /*IncludeType=*/false);
    }
  if (!Args.empty())
    Args += ">";
  if (const FunctionDecl *Parent = parentOf(Closure)) {
    model::Entity P = Entities[function(Parent).index()];
    std::string Number = std::to_string(lambdaOrdinal(Closure, Parent));
    E.Link = P.Link;
    E.Usr = P.Usr + "$lambda" + Number + Args;
    E.Name = P.Name + "::lambda";
    E.DisplayName = P.display() + "::lambda#" + Number + Args;
    return;
  }
  // The initialiser of a global or of a member.
  model::Location At = Files.place(Closure->getLocation());
  const auto *Around = dyn_cast<NamedDecl>(Closure->getDeclContext());
  std::string Scope = Around ? Naming.qualified(Around) + "::" : std::string();
  std::string Place = std::to_string(At.Line) + ":" + std::to_string(At.Column);
  bool InClass = isa<CXXRecordDecl>(Closure->getDeclContext());
  E.Link = InClass && isExternal(cast<CXXRecordDecl>(Closure->getDeclContext()))
               ? model::Linkage::External
               : model::Linkage::Internal;
  E.Usr = (Around && InClass ? usr(Around) : Scope) + "$lambda@" + Place + Args;
  E.Name = Scope + "lambda";
  E.DisplayName = Scope + "lambda@" + Place;
}

void EntityTable::describeStaticLocal(const VarDecl *V, model::Entity &E) {
  const FunctionDecl *F = functionAround(V->getDeclContext());
  if (!F)
    return;
  const model::Entity &Function = Entities[function(F).index()];
  E.Link = Function.Link;
  E.Usr = Function.Usr + "@" + V->getNameAsString() + "@" + std::to_string(E.Where.Line);
  E.Name = Function.Name + "::" + V->getNameAsString();
  E.DisplayName.clear();
}

model::Entity EntityTable::describe(const NamedDecl *D, model::EntityKind Kind) {
  model::Entity E;
  E.Kind = Kind;
  E.InSystemHeader = isSystem(D);
  E.Name = Naming.qualified(D);
  if (E.InSystemHeader) {
    E.Usr = E.Name;
    return E;
  }
  E.Where = Files.place(D->getLocation());
  if (const auto *M = dyn_cast<CXXMethodDecl>(D); M && isLambdaCallOperator(M)) {
    describeLambda(M, E);
    return E;
  }
  E.Link = isExternal(D) ? model::Linkage::External : model::Linkage::Internal;
  E.DisplayName = Naming.withArguments(D);
  if (const auto *V = dyn_cast<VarDecl>(D); V && V->isStaticLocal())
    describeStaticLocal(V, E);
  if (E.Usr.empty())
    E.Usr = usr(D);
  return E;
}

model::EntityId EntityTable::intern(model::Entity E, const NamedDecl *D) {
  std::string Key = std::to_string(static_cast<int>(E.Kind)) +
                    (E.Link == model::Linkage::External ? "x" : "i") + E.Usr;
  auto [It, New] = ByKey.try_emplace(Key, model::EntityId(Entities.size()));
  if (New) {
    Entities.push_back(std::move(E));
    All.push_back({It->second, D});
  }
  return It->second;
}

model::EntityId EntityTable::add(const NamedDecl *D, model::EntityKind Kind) {
  const Decl *Canonical = D->getCanonicalDecl();
  auto It = Known.find(Canonical);
  if (It != Known.end())
    return It->second;
  model::EntityId Id = intern(describe(cast<NamedDecl>(Canonical), Kind), D);
  return Known[Canonical] = Id;
}

model::EntityId EntityTable::function(const FunctionDecl *F) {
  return add(F, model::EntityKind::Function);
}
model::EntityId EntityTable::variable(const VarDecl *V) {
  return add(V, model::EntityKind::Variable);
}
model::EntityId EntityTable::field(const FieldDecl *F) { return add(F, model::EntityKind::Field); }
model::EntityId EntityTable::type(const TagDecl *T) { return add(T, model::EntityKind::Type); }

model::EntityId EntityTable::region(llvm::StringRef Name, const FunctionDecl *F) {
  const model::Entity P = Entities[function(F).index()];
  std::string Number = std::to_string(++RegionCounts[F]);
  model::Entity E;
  E.Link = P.Link;
  E.Usr = P.Usr + "$region" + Number;
  E.Name = (P.Name + "::" + Name).str();
  E.DisplayName = (P.display() + "::" + Name + "#" + Number).str();
  E.Where = P.Where;
  model::EntityId Id = intern(std::move(E), nullptr);
  Regions[Id.index()] = F;
  return Id;
}

model::EntityId EntityTable::directive(llvm::StringRef Name) {
  model::Entity E;
  E.Usr = E.Name = Name.str();
  E.InSystemHeader = true;
  return intern(std::move(E), nullptr);
}

model::EntityId EntityTable::criticalLock(llvm::StringRef Name) {
  model::Entity E;
  E.Kind = model::EntityKind::Variable;
  E.Name = Name.empty() ? "omp critical" : ("omp critical(" + Name + ")").str();
  E.Usr = "heddle:" + E.Name;
  E.InSystemHeader = true;
  return intern(std::move(E), nullptr);
}

model::EntityId EntityTable::globals() {
  model::Entity E;
  E.Link = model::Linkage::Internal;
  E.Usr = "heddle:globals";
  E.Name = "<initialisers of globals>";
  return intern(std::move(E), nullptr);
}
