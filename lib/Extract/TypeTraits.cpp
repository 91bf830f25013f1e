//===- Extract/TypeTraits.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/TypeTraits.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

QualType TypeTraits::contained(QualType T) {
  T = T.getNonReferenceType();
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(T->getAsCXXRecordDecl());
  LibraryClass Kind = Match.library(Spec);
  if (Kind != LibraryClass::Owner && Kind != LibraryClass::Container &&
      Kind != LibraryClass::Reference)
    return {};
  const TemplateArgumentList &Args = Spec->getTemplateArgs();
  unsigned I = Kind == LibraryClass::Container && Match.holdsPairs(Spec) ? 1 : 0;
  if (Args.size() <= I || Args[I].getKind() != TemplateArgument::Type)
    return {};
  return Args[I].getAsType();
}

const CXXRecordDecl *TypeTraits::recordOf(QualType T) {
  // Types nest only as deep as the source writes them.
  for (int Depth = 0; Depth != 16; ++Depth) {
    T = T.getNonReferenceType();
    if (T->isAnyPointerType()) {
      T = T->getPointeeType();
    } else if (const ArrayType *A = Ctx.getAsArrayType(T)) {
      T = A->getElementType();
    } else if (const auto *A = T->getAs<AtomicType>()) {
      T = A->getValueType();
    } else if (QualType Inner = contained(T); !Inner.isNull()) {
      const CXXRecordDecl *Record = recordOf(Inner);
      return Record ? Record : T->getAsCXXRecordDecl();
    } else {
      return T->getAsCXXRecordDecl();
    }
  }
  return nullptr;
}

model::TypeFacts TypeTraits::facts(QualType T) {
  model::TypeFacts F;
  PrintingPolicy Policy = Ctx.getPrintingPolicy();
  Policy.AnonymousTagLocations = false;
  F.Spelling = T.getAsString(Policy);
  if (T->isReferenceType())
    F.set(model::TypeTrait::Reference);
  T = T.getNonReferenceType();
  if (T.isConstQualified())
    F.set(model::TypeTrait::Const);
  if (T.isVolatileQualified())
    F.set(model::TypeTrait::Volatile);
  if (Match.isAtomic(T))
    F.set(model::TypeTrait::Atomic);
  if (T->isAnyPointerType())
    F.set(model::TypeTrait::Pointer);
  LibraryClass Kind = Match.library(T);
  if (Kind == LibraryClass::Owner)
    F.set(model::TypeTrait::Owner);
  if (Kind == LibraryClass::Container || T->isArrayType())
    F.set(model::TypeTrait::Array);
  if (Match.isCallable(T))
    F.set(model::TypeTrait::Callable);
  if (T->isIntegralOrEnumerationType())
    F.set(model::TypeTrait::Integer);
  if (const CXXRecordDecl *RD = recordOf(T); RD && !RD->isLambda())
    F.Record = Entities.type(RD);
  return F;
}

model::TypeFacts TypeTraits::facts(const ValueDecl *D) {
  model::TypeFacts F = facts(D->getType());
  if (const auto *V = dyn_cast<VarDecl>(D)) {
    if (V->getTLSKind() != VarDecl::TLS_None || V->hasAttr<OMPThreadPrivateDeclAttr>())
      F.set(model::TypeTrait::ThreadLocal);
    if (V->isStaticLocal())
      F.set(model::TypeTrait::StaticLocal);
  }
  if (const auto *Field = dyn_cast<FieldDecl>(D)) {
    if (Field->isBitField())
      F.set(model::TypeTrait::BitField);
    if (Field->isMutable())
      F.set(model::TypeTrait::Mutable);
  }
  return F;
}
