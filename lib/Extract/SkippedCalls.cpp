//===- Extract/SkippedCalls.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/SkippedCalls.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Sema/Overload.h"
#include "clang/Sema/Sema.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

SkippedCalls::SkippedCalls(Unit &U, Sema &S)
    : U(U), S(S), Call(U.Ctx.DeclarationNames.getCXXOperatorName(OO_Call)) {
  const SourceManager &SM = U.Ctx.getSourceManager();
  Where = SM.getLocForStartOfFile(SM.getMainFileID());
}

// --- What is noted ---------------------------------------------------------------

/// Library bodies give two objects of one class to such a function.
static bool takesTwo(const FunctionDecl *F) {
  if (F->getNumParams() != 2 || F->isTemplateInstantiation())
    return false;
  OverloadedOperatorKind K = F->getOverloadedOperator();
  if (K != OO_None)
    return K != OO_LessLess && K != OO_GreaterGreater && K != OO_Comma;
  return F->getIdentifier() && F->getName() == "swap";
}

void SkippedCalls::addTemplate(const FunctionTemplateDecl *T) {
  if (takesTwo(T->getTemplatedDecl()))
    Operators.insert(T->getDeclName());
}

FunctionTemplateDecl *SkippedCalls::callTemplate(CXXRecordDecl *RD) {
  RD = RD ? RD->getDefinition() : nullptr;
  if (!RD || RD->isDependentContext() || U.Entities.isSystem(RD))
    return nullptr;
  for (NamedDecl *D : RD->lookup(Call))
    if (auto *T = dyn_cast<FunctionTemplateDecl>(D->getUnderlyingDecl()))
      return T;
  return nullptr;
}

void SkippedCalls::addUse(const TemplateDecl *T, llvm::ArrayRef<TemplateArgument> Args) {
  for (const TemplateArgument &A : Args) {
    if (A.getKind() != TemplateArgument::Type)
      continue;
    CXXRecordDecl *RD = A.getAsType().getNonReferenceType()->getAsCXXRecordDecl();
    if (callTemplate(RD))
      Uses.push_back({T, Args, RD->getDefinition()});
  }
}

void SkippedCalls::addWrapper(ClassTemplateSpecializationDecl *Wrapper) {
  Wrappers.push_back(Wrapper);
}

// --- Overload resolution -----------------------------------------------------------

Expr *SkippedCalls::value(QualType T) {
  ExprValueKind Kind = T->isLValueReferenceType()   ? VK_LValue
                       : T->isRValueReferenceType() ? VK_XValue
                                                    : VK_PRValue;
  return new (U.Ctx) OpaqueValueExpr(Where, T.getNonReferenceType(), Kind);
}

FunctionDecl *SkippedCalls::chosen(OverloadCandidateSet &Candidates) {
  OverloadCandidateSet::iterator Best;
  return Candidates.BestViableFunction(S, Where, Best) == OR_Success ? Best->Function : nullptr;
}

FunctionDecl *SkippedCalls::method(CXXRecordDecl *RD, DeclarationName Name,
                                   llvm::ArrayRef<QualType> Args) {
  llvm::SmallVector<Expr *, 4> Values;
  for (QualType T : Args)
    Values.push_back(value(T));
  QualType Type = U.Ctx.getCanonicalTagType(RD);
  Expr *Object = value(U.Ctx.getLValueReferenceType(Type));
  Expr::Classification Kind = Object->Classify(U.Ctx);
  OverloadCandidateSet Candidates(Where, OverloadCandidateSet::CSK_Normal);
  for (NamedDecl *D : RD->lookup(Name)) {
    NamedDecl *Found = D->getUnderlyingDecl();
    DeclAccessPair Access = DeclAccessPair::make(D, AS_public);
    if (auto *T = dyn_cast<FunctionTemplateDecl>(Found)) {
      if (auto *In = dyn_cast<CXXRecordDecl>(T->getDeclContext()))
        S.AddMethodTemplateCandidate(T, Access, In, nullptr, Type, Kind, Values, Candidates);
    } else if (auto *M = dyn_cast<CXXMethodDecl>(Found)) {
      S.AddMethodCandidate(M, Access, M->getParent(), Type, Kind, Values, Candidates);
    }
  }
  return chosen(Candidates);
}

void SkippedCalls::defineOperators(CXXRecordDecl *RD, Definer Define) {
  llvm::SmallSetVector<DeclarationName, 8> Names(Operators.begin(), Operators.end());
  for (const FriendDecl *Friend : RD->friends()) {
    NamedDecl *D = Friend->getFriendDecl();
    if (const auto *T = dyn_cast_or_null<FunctionTemplateDecl>(D)) {
      if (takesTwo(T->getTemplatedDecl()))
        Names.insert(T->getDeclName());
    } else if (auto *F = dyn_cast_or_null<FunctionDecl>(D); F && F->isTemplateInstantiation()) {
      Define(F); // written in the class template
    }
  }
  QualType T = U.Ctx.getLValueReferenceType(U.Ctx.getCanonicalTagType(RD));
  for (DeclarationName Name : Names) {
    Expr *Values[] = {value(T), value(T)};
    OverloadCandidateSet Candidates(Where, OverloadCandidateSet::CSK_Operator);
    S.AddArgumentDependentLookupCandidates(Name, Where, Values, nullptr, Candidates);
    if (FunctionDecl *F = chosen(Candidates))
      if (F->isTemplateInstantiation() && !U.Entities.isSystem(F))
        Define(F);
  }
}

// --- Callables -----------------------------------------------------------------------

/// What `*I` is of a pointer or iterator; null of another type.
QualType SkippedCalls::elementOf(QualType T) {
  if (T->isObjectPointerType() && !T->isVoidPointerType())
    return U.Ctx.getLValueReferenceType(T->getPointeeType());
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  RD = RD ? RD->getDefinition() : nullptr;
  if (!RD)
    return {};
  auto member = [&](llvm::StringRef Name) -> QualType {
    for (NamedDecl *D : RD->lookup(&U.Ctx.Idents.get(Name)))
      if (const auto *Type = dyn_cast<TypedefNameDecl>(D->getUnderlyingDecl()))
        return Type->getUnderlyingType();
    return {};
  };
  if (member("iterator_category").isNull())
    return {};
  QualType Reference = member("reference");
  return !Reference.isNull() && !Reference->isVoidType() ? Reference : QualType();
}

/// The types of which a callable is likely to be given values, likely ones
/// first.
SkippedCalls::Types SkippedCalls::operands(const Use &A) {
  bool OfClass = isa<ClassTemplateDecl>(A.Template);
  Types Likely, Other;
  for (const TemplateArgument &Arg : A.Args) {
    if (Arg.getKind() != TemplateArgument::Type)
      continue;
    QualType T = Arg.getAsType().getNonReferenceType();
    if (T->getAsCXXRecordDecl() == A.Callee || T->isVoidType() || T->isFunctionType())
      continue;
    if (QualType Element = elementOf(T); !Element.isNull()) {
      Likely.push_back(Element);
      Other.push_back(T);
      continue;
    }
    Likely.push_back(U.Ctx.getLValueReferenceType(OfClass ? T.withConst() : T));
    if (OfClass) // a deleter
      Other.push_back(U.Ctx.getPointerType(T));
  }
  Likely.append(Other.begin(), Other.end());
  return Likely;
}

/// A visitor is called with each of the alternatives.
bool SkippedCalls::visits(const Use &A, Definer Define) {
  if (U.Naming.qualified(A.Template) != "std::visit")
    return false;
  for (const TemplateArgument &Arg : A.Args) {
    if (Arg.getKind() != TemplateArgument::Pack || Arg.pack_size() != 1 ||
        Arg.pack_begin()->getKind() != TemplateArgument::Type)
      continue;
    QualType Variant = Arg.pack_begin()->getAsType().getNonReferenceType();
    const auto *Spec =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(Variant->getAsCXXRecordDecl());
    if (!Spec || Spec->getTemplateArgs().size() != 1 ||
        Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Pack)
      continue;
    for (const TemplateArgument &One : Spec->getTemplateArgs()[0].pack_elements()) {
      if (One.getKind() != TemplateArgument::Type)
        continue;
      QualType T = U.Ctx.getQualifiedType(One.getAsType(), Variant.getQualifiers());
      if (FunctionDecl *F = method(A.Callee, Call, U.Ctx.getLValueReferenceType(T)))
        Define(F);
    }
  }
  return true;
}

void SkippedCalls::call(const Use &A, Definer Define) {
  const FunctionTemplateDecl *Template = callTemplate(A.Callee);
  // What is known already to be called, as from the type of a result, is.
  if (A.Callee->isLambda() && llvm::any_of(Template->specializations(), [](const FunctionDecl *F) {
        return F->hasBody() && !F->isInvalidDecl();
      }))
    return;
  const FunctionDecl *Pattern = Template->getTemplatedDecl();
  size_t Count = Pattern->getNumParams();
  Types All = operands(A);
  if (!Count || Count > 3 || All.empty())
    return;
  std::vector<Types> Tries;
  for (QualType T : All)
    Tries.push_back(Types(Count, T));
  if (Count == 2)
    for (QualType First : All)
      for (QualType Second : All)
        if (First != Second)
          Tries.push_back({First, Second});
  // accumulate(first, last, sum, f) calls f(sum, *first).
  if (Count == 2 && All.size() > 1 && U.Naming.qualified(A.Template) == "std::accumulate")
    Tries.insert(Tries.begin(), {All[1], All[0]});
  static constexpr size_t MaxTries = 12;
  for (const Types &Operands : llvm::ArrayRef(Tries).take_front(MaxTries)) {
    FunctionDecl *F = method(A.Callee, Call, Operands);
    if (F && Define(F))
      return;
  }
}

// --- Wrappers ------------------------------------------------------------------------

/// wrapper.try_lock_for(t) calls try_lock_for(t) of what it wraps.
void SkippedCalls::sameName(ClassTemplateSpecializationDecl *Wrapper, Definer Define) {
  for (Decl *D : Wrapper->decls()) {
    auto *Own = dyn_cast<FunctionTemplateDecl>(D);
    if (!Own || isa<CXXConstructorDecl>(Own->getTemplatedDecl()))
      continue;
    std::vector<FunctionDecl *> Called(Own->spec_begin(), Own->spec_end());
    for (const TemplateArgument &A : Wrapper->getTemplateArgs().asArray()) {
      CXXRecordDecl *RD = A.getKind() == TemplateArgument::Type && !Called.empty()
                              ? A.getAsType()->getAsCXXRecordDecl()
                              : nullptr;
      RD = RD ? RD->getDefinition() : nullptr;
      if (!RD || U.Entities.isSystem(RD) || RD->lookup(Own->getDeclName()).empty())
        continue;
      for (const FunctionDecl *Spec : Called) {
        Types Args;
        for (const ParmVarDecl *P : Spec->parameters())
          Args.push_back(P->getType());
        if (FunctionDecl *F = method(RD, Own->getDeclName(), Args))
          Define(F);
      }
    }
  }
}

void SkippedCalls::defineCalled(Definer Define) {
  for (const Use &A : Uses)
    if (!visits(A, Define))
      call(A, Define);
  for (ClassTemplateSpecializationDecl *Wrapper : Wrappers)
    sameName(Wrapper, Define);
}
