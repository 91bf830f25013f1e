//===- Extract/Instantiate.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Instantiate.h"
#include "Extract/SkippedCalls.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Scope.h"
#include "clang/Sema/Sema.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

namespace {

class Instantiator {
public:
  Instantiator(Unit &U, Sema &S) : U(U), S(S), Calls(U, S) {}

  llvm::DenseSet<const FunctionDecl *> run() {
    collect(U.Ctx.getTranslationUnitDecl(), /*System=*/false);
    auto Define = [this](FunctionDecl *F) { return define(F); };
    Calls.defineCalled(Define);
    // Instantiating one member makes further classes complete.
    for (size_t I = 0; I != Records.size(); ++I) {
      defineMembers(Records[I]);
      if (HandedOver.contains(Records[I]))
        Calls.defineOperators(Records[I], Define);
    }
    return std::move(Broken);
  }

private:
  void collect(const DeclContext *DC, bool System);
  void collect(Decl *D);
  void addUse(const TemplateDecl *T, ClassTemplateSpecializationDecl *Made,
              llvm::ArrayRef<TemplateArgument> Args);
  bool addArguments(llvm::ArrayRef<TemplateArgument> Args, unsigned Depth);
  bool addRecord(CXXRecordDecl *RD, bool HandedOver);
  void defineMembers(CXXRecordDecl *RD);
  bool define(FunctionDecl *F);
  void defineImplicit(CXXMethodDecl *M);

  Unit &U;
  Sema &S;
  SkippedCalls Calls;
  std::vector<CXXRecordDecl *> Records;
  llvm::DenseSet<const CXXRecordDecl *> Known, HandedOver;
  llvm::DenseSet<const FunctionDecl *> Broken;
};

} // namespace

/// False for what is no class of the project.
bool Instantiator::addRecord(CXXRecordDecl *RD, bool Handed) {
  // What visible code only names, as in make_shared<Sink<int>>(), is made
  // complete by the body that was skipped.
  if (RD && Handed && !RD->isDependentContext() && !U.Entities.isSystem(RD) &&
      isa<ClassTemplateSpecializationDecl>(RD))
    (void)S.isCompleteType(RD->getLocation(), U.Ctx.getCanonicalTagType(RD));
  RD = RD ? RD->getDefinition() : nullptr;
  if (!RD || RD->isDependentContext() || RD->isInvalidDecl() || U.Entities.isSystem(RD))
    return false;
  bool New = Known.insert(RD).second;
  if (Handed)
    New |= HandedOver.insert(RD).second;
  if (New)
    Records.push_back(RD);
  return true;
}

/// A system template is given \p Args; \p Made is the class that it becomes, if
/// it is one.
void Instantiator::addUse(const TemplateDecl *T, ClassTemplateSpecializationDecl *Made,
                          llvm::ArrayRef<TemplateArgument> Args) {
  if (!addArguments(Args, 0))
    return;
  Calls.addUse(T, Args);
  if (Made)
    Calls.addWrapper(Made);
}

/// Project classes in the arguments of a system template: its bodies, which
/// were not parsed, may do anything with them. Whether there are any.
bool Instantiator::addArguments(llvm::ArrayRef<TemplateArgument> Args, unsigned Depth) {
  bool Any = false;
  if (Depth > 6)
    return Any;
  for (const TemplateArgument &A : Args) {
    if (A.getKind() == TemplateArgument::Pack)
      Any |= addArguments(A.pack_elements(), Depth + 1);
    if (A.getKind() != TemplateArgument::Type)
      continue;
    QualType T = A.getAsType().getNonReferenceType();
    while (T->isAnyPointerType())
      T = T->getPointeeType();
    Any |= addRecord(T->getAsCXXRecordDecl(), /*Handed=*/true);
    if (const auto *Signature = T->getAs<FunctionProtoType>())
      for (QualType Param : Signature->param_types())
        addRecord(Param.getNonReferenceType()->getAsCXXRecordDecl(), /*Handed=*/true);
  }
  return Any;
}

/// The specialisations that there are now. Making a class complete adds to them, which the
/// iterators of a folding set do not outlive.
template <class Template> static auto specialisations(Template *T) {
  auto Range = T->specializations();
  return std::vector(Range.begin(), Range.end());
}

void Instantiator::collect(Decl *D) {
  bool System = U.Entities.isSystem(D);
  if (auto *T = dyn_cast<ClassTemplateDecl>(D)) {
    for (ClassTemplateSpecializationDecl *Spec : specialisations(T)) {
      if (System)
        addUse(T, Spec, Spec->getTemplateArgs().asArray());
      else
        addRecord(Spec, false);
    }
  } else if (auto *T = dyn_cast<FunctionTemplateDecl>(D)) {
    if (!System)
      Calls.addTemplate(T);
    else
      for (FunctionDecl *Spec : specialisations(T))
        if (const TemplateArgumentList *Args = Spec->getTemplateSpecializationArgs())
          addUse(T, nullptr, Args->asArray());
  } else if (auto *RD = dyn_cast<CXXRecordDecl>(D)) {
    if (!System && RD->isThisDeclarationADefinition() && !RD->isLambda()) {
      addRecord(RD, false);
      if (!RD->isDependentContext())
        collect(static_cast<const DeclContext *>(RD), System);
    }
  } else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D)) {
    collect(cast<DeclContext>(D), System);
  }
}

void Instantiator::collect(const DeclContext *DC, bool System) {
  for (Decl *D : DC->decls())
    collect(D);
}

/// False if the body could not be made.
bool Instantiator::define(FunctionDecl *F) {
  if (F->isDeleted() || F->isInvalidDecl() || F->isDependentContext())
    return false;
  const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
  if (F->isDefined() || !Pattern || !Pattern->isDefined() || U.Entities.isSystem(F))
    return !Broken.contains(F->getDefinition() ? F->getDefinition() : F);
  DiagnosticErrorTrap Trap(S.getDiagnostics());
  S.InstantiateFunctionDefinition(F->getLocation(), F, /*Recursive=*/true,
                                  /*DefinitionRequired=*/false, /*AtEndOfTU=*/true);
  if (!Trap.hasErrorOccurred() && !F->isInvalidDecl())
    return true;
  // Whoever looks for the functions of a template passes over it.
  F->setInvalidDecl();
  Broken.insert(F->getDefinition() ? F->getDefinition() : F);
  return false;
}

void Instantiator::defineImplicit(CXXMethodDecl *M) {
  if (M->hasBody() || M->isDeleted() || !M->isDefaulted() || M->isTrivial() || M->isInvalidDecl())
    return;
  DiagnosticErrorTrap Trap(S.getDiagnostics());
  SourceLocation At = M->getLocation();
  if (auto *D = dyn_cast<CXXDestructorDecl>(M)) {
    S.MarkFunctionReferenced(At, D);
  } else if (HandedOver.contains(M->getParent())) {
    S.MarkFunctionReferenced(At, M);
  }
  if (Trap.hasErrorOccurred())
    Broken.insert(M);
}

void Instantiator::defineMembers(CXXRecordDecl *RD) {
  S.LookupConstructors(RD);
  S.LookupDestructor(RD);
  if (HandedOver.contains(RD)) {
    S.LookupCopyingAssignment(RD, 0, /*RValueThis=*/false, 0);
    S.LookupMovingAssignment(RD, 0, /*RValueThis=*/false, 0);
  }
  bool Specialised =
      isa<ClassTemplateSpecializationDecl>(RD) || RD->getInstantiatedFromMemberClass();
  std::vector<CXXMethodDecl *> Methods(RD->method_begin(), RD->method_end());
  for (CXXMethodDecl *M : Methods) {
    if (M->isDefaulted())
      defineImplicit(M);
    else if (Specialised && (HandedOver.contains(RD) || isa<CXXDestructorDecl>(M)))
      define(M);
  }
  // A base or member of a class that is handed over is handed over too.
  for (const CXXBaseSpecifier &Base : RD->bases())
    addRecord(Base.getType()->getAsCXXRecordDecl(), HandedOver.contains(RD));
  for (const FieldDecl *F : RD->fields())
    addRecord(F->getType()->getAsCXXRecordDecl(), HandedOver.contains(RD));
}

llvm::DenseSet<const FunctionDecl *> heddle::extract::instantiateSkipped(Unit &U, Sema &S) {
  // Errors go to a collector that has already been read.
  // The parser has taken its outermost scope with it; Sema declares builtins in
  // it when an implicit member needs one.
  Scope Outermost(nullptr, Scope::DeclScope, S.getDiagnostics());
  Outermost.setEntity(U.Ctx.getTranslationUnitDecl());
  Scope *Before = S.TUScope;
  S.TUScope = &Outermost;
  llvm::DenseSet<const FunctionDecl *> Broken = Instantiator(U, S).run();
  S.TUScope = Before;
  return Broken;
}
