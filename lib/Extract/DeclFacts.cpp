//===- Extract/DeclFacts.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/DeclFacts.h"
#include "clang/AST/DeclCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

static model::Access accessOf(const FunctionDecl *F) {
  switch (F->getAccess()) {
  case AS_public:
    return model::Access::Public;
  case AS_protected:
    return model::Access::Protected;
  case AS_private:
    return model::Access::Private;
  case AS_none:
    return model::Access::None;
  }
  return model::Access::None;
}

void DeclFacts::method(const CXXMethodDecl *M, model::FunctionFacts &Facts) {
  const CXXRecordDecl *RD = M->getParent();
  Facts.Static = M->isStatic();
  Facts.Virtual = M->isVirtual();
  Facts.Constructor = isa<CXXConstructorDecl>(M);
  Facts.Destructor = isa<CXXDestructorDecl>(M);
  Facts.Const = M->isConst();
  for (const CXXMethodDecl *Base : M->overridden_methods())
    Facts.Overrides.push_back(U.Entities.function(Base));
  if (!RD->isLambda()) {
    Facts.Class = U.Entities.type(RD);
    return;
  }
  Facts.Lambda = true;
  if (const FunctionDecl *Parent = EntityTable::parentOf(RD))
    Facts.Parent = U.Entities.function(Parent);
}

void DeclFacts::function(model::EntityId Id, const FunctionDecl *F) {
  model::FunctionFacts Facts;
  Facts.Function = Id;
  if (!F) { // the initialisers of globals, or what belongs to a directive
    if (const FunctionDecl *Around = U.Entities.aroundRegion(Id)) {
      Facts.Lambda = true;
      Facts.Parent = U.Entities.function(Around);
    }
    U.Out.FunctionDecls.push_back(std::move(Facts));
    return;
  }
  Facts.Visibility = accessOf(F);
  Facts.NoReturn = F->isNoReturn();
  Facts.Deleted = F->isDeleted();
  Facts.Main = F->isMain();
  QualType Result = F->getReturnType();
  Facts.ReturnsReference = Result->isReferenceType();
  Facts.ReturnsPointer = Result->isAnyPointerType();
  if (const auto *M = dyn_cast<CXXMethodDecl>(F))
    method(M, Facts);
  else
    Facts.Static = F->getStorageClass() == SC_Static;
  if (!U.Entities.isSystem(F))
    addAttributes(U, F, Facts);
  U.Out.FunctionDecls.push_back(std::move(Facts));
}

/// Adjacent bit-fields share a memory location; a field of no width or of
/// another kind ends it ([intro.memory]).
static uint32_t bitFieldUnit(const FieldDecl *Field) {
  if (!Field->isBitField())
    return 0;
  uint32_t Unit = 0;
  bool Open = false;
  for (const FieldDecl *F : Field->getParent()->fields()) {
    bool Joins = F->isBitField() && !F->isZeroLengthBitField();
    if (Joins && !Open)
      ++Unit;
    Open = Joins;
    if (F == Field)
      return Unit;
  }
  return Unit;
}

void DeclFacts::variable(model::EntityId Id, const ValueDecl *V) {
  model::VariableFacts Facts;
  Facts.Variable = Id;
  Facts.Type = U.Types.facts(V);
  const auto *Field = dyn_cast<FieldDecl>(V);
  const DeclContext *Around = V->getDeclContext();
  if (const auto *RD = dyn_cast<RecordDecl>(Around))
    Facts.Class = U.Entities.type(RD);
  if (Field && !Field->getParent()->isDependentType())
    Facts.BitFieldUnit = bitFieldUnit(Field);
  if (!U.Entities.isSystem(V))
    addAttributes(U, V, Facts);
  U.Out.Variables.push_back(std::move(Facts));
}

void DeclFacts::record(model::EntityId Id, const RecordDecl *R) {
  R = R->getDefinition();
  if (!R || U.Entities.isSystem(R) || R->isDependentType())
    return;
  model::ClassFacts Facts;
  Facts.Class = Id;
  Facts.Union = R->isUnion();
  Facts.Capability = R->hasAttr<CapabilityAttr>();
  Facts.ScopedCapability = R->hasAttr<ScopedLockableAttr>();
  for (const FieldDecl *F : R->fields())
    if (!F->isUnnamedBitField() && !F->isAnonymousStructOrUnion())
      Facts.Fields.push_back(U.Entities.field(F));
  for (const Decl *D : R->decls()) // members of anonymous structs and unions
    if (const auto *I = dyn_cast<IndirectFieldDecl>(D))
      Facts.Fields.push_back(U.Entities.field(I->getAnonField()));
  if (const auto *RD = dyn_cast<CXXRecordDecl>(R)) {
    for (const CXXBaseSpecifier &B : RD->bases())
      if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl())
        Facts.Bases.push_back(U.Entities.type(Base));
    if (const CXXDestructorDecl *Dtor = RD->getDestructor(); Dtor && !Dtor->isTrivial())
      Facts.Destructor = U.Entities.function(Dtor);
  }
  U.Out.Classes.push_back(std::move(Facts));
}

void DeclFacts::write() {
  for (size_t I = 0; I != U.Entities.all().size(); ++I) {
    EntityTable::Named N = U.Entities.all()[I];
    switch (U.Entities[N.Id].Kind) {
    case model::EntityKind::Function:
      function(N.Id, cast_or_null<FunctionDecl>(N.Declaration));
      break;
    case model::EntityKind::Variable:
    case model::EntityKind::Field:
      if (N.Declaration)
        variable(N.Id, cast<ValueDecl>(N.Declaration));
      break;
    case model::EntityKind::Type:
      if (const auto *R = dyn_cast<RecordDecl>(N.Declaration))
        record(N.Id, R);
      break;
    }
  }
}
