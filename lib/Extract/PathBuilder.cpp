//===- Extract/PathBuilder.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/PathBuilder.h"
#include "clang/AST/ExprCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::PathId;
using model::RootKind;

PathId PathBuilder::base(const Expr *E, unsigned Depth) {
  PathId P = path(E, Depth);
  return P ? P : unknown();
}

PathId PathBuilder::result(const Expr *E) {
  model::EventId Id = B.event(E);
  return Id ? Paths.root(RootKind::Result, Id.index()) : PathId();
}

std::optional<uint32_t> PathBuilder::constantIndex(const Expr *E) {
  if (E->isValueDependent() || !E->getType()->isIntegralOrEnumerationType())
    return std::nullopt;
  const auto *L = dyn_cast<IntegerLiteral>(E->IgnoreParenImpCasts());
  if (!L || L->getValue().getActiveBits() > 30)
    return std::nullopt;
  return static_cast<uint32_t>(L->getValue().getZExtValue());
}

/// `second` of a pair<const Key, Value>, which is what maps are made of.
static bool isValueOfMap(const FieldDecl *F) {
  const auto *Pair = dyn_cast<ClassTemplateSpecializationDecl>(F->getParent());
  if (!Pair || !Pair->isInStdNamespace() || !F->getIdentifier() || F->getName() != "second" ||
      Pair->getName() != "pair" || Pair->getTemplateArgs().size() != 2)
    return false;
  const TemplateArgument &Key = Pair->getTemplateArgs()[0];
  return Key.getKind() == TemplateArgument::Type && Key.getAsType().isConstQualified();
}

PathId PathBuilder::member(PathId Base, const FieldDecl *F) {
  // The members of an anonymous struct or union are those of the class around.
  if (F->isAnonymousStructOrUnion())
    return Base;
  // What a map keeps under a key is its element, however it is come by: `m[k]`, `it->second`.
  if (isValueOfMap(F))
    return Base;
  return Paths.field(Base, U.Entities.field(F));
}

PathId PathBuilder::storage(const ValueDecl *V) {
  if (auto It = B.Captures.find(V); It != B.Captures.end())
    return Paths.root(RootKind::Capture, It->second);
  if (const auto *P = dyn_cast<ParmVarDecl>(V); P && !B.Directive) {
    // A number that is passed by value and then written is another object than the
    // caller's.
    if (P->getType()->isArithmeticType() && !B.Flow.isNeverWritten(P))
      return Paths.root(RootKind::Local, B.local(P));
    return Paths.root(RootKind::Param, P->getFunctionScopeIndex());
  }
  const auto *Var = dyn_cast<VarDecl>(V);
  if (!Var)
    return {};
  if (Var->hasGlobalStorage())
    return Paths.root(RootKind::Global, U.Entities.variable(Var).index());
  return Paths.root(RootKind::Local, B.local(Var));
}

PathId PathBuilder::binding(const BindingDecl *V, unsigned Depth) {
  if (auto It = B.Captures.find(V); It != B.Captures.end())
    return Paths.root(RootKind::Capture, It->second);
  if (const VarDecl *Holding = V->getHoldingVar())
    return Holding->getInit() ? path(Holding->getInit(), Depth + 1) : PathId();
  return V->getBinding() ? path(V->getBinding(), Depth + 1) : PathId();
}

PathId PathBuilder::local(const VarDecl *V, unsigned Depth) {
  QualType T = V->getType();
  if (T->isReferenceType()) {
    PathId P = V->getInit() ? path(V->getInit(), Depth + 1) : PathId();
    return P ? P : storage(V);
  }
  const Expr *Only = B.Flow.onlyValueOf(V);
  if (!Only)
    return storage(V);
  bool Names = T->isAnyPointerType() || U.Match.isIterator(T) ||
               U.Match.library(T) == LibraryClass::Reference;
  if (!Names)
    return storage(V);
  PathId P = path(Only, Depth + 1);
  return P ? P : storage(V);
}

PathId PathBuilder::variable(const ValueDecl *V, unsigned Depth) {
  if (Depth > MaxDepth)
    return {};
  if (const auto *Binding = dyn_cast<BindingDecl>(V))
    return binding(Binding, Depth);
  const auto *Var = dyn_cast<VarDecl>(V);
  if (!Var)
    return {};
  if (Var->hasGlobalStorage() || isa<ParmVarDecl>(Var) || B.Captures.contains(V))
    return storage(V);
  // A constant of the function around a lambda, which need not be captured.
  if (B.Function && !B.owns(Var))
    return {};
  return local(Var, Depth);
}

PathId PathBuilder::cast(const CastExpr *C, unsigned Depth) {
  const Expr *Sub = C->getSubExpr();
  switch (C->getCastKind()) {
  case CK_ArrayToPointerDecay:
    if (isa<StringLiteral, PredefinedExpr>(Sub->IgnoreParens()))
      return {};
    return Paths.addressOf(Paths.element(base(Sub, Depth)));
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr:
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
  case CK_ToVoid:
    return {};
  default:
    return path(Sub, Depth);
  }
}

PathId PathBuilder::memberAccess(const MemberExpr *M, unsigned Depth) {
  if (const auto *V = dyn_cast<VarDecl>(M->getMemberDecl()))
    return storage(V);
  const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
  if (!F)
    return {};
  PathId Base = base(M->getBase(), Depth);
  return member(M->isArrow() ? Paths.deref(Base) : Base, F);
}

PathId PathBuilder::subscript(const ArraySubscriptExpr *A, unsigned Depth) {
  const Expr *Base = A->getBase()->IgnoreParens();
  if (const auto *C = dyn_cast<CastExpr>(Base); C && C->getCastKind() == CK_ArrayToPointerDecay)
    return Paths.element(base(C->getSubExpr(), Depth), constantIndex(A->getIdx()));
  // A pointer into an array is the address of any of its elements.
  PathId Pointer = base(Base, Depth);
  std::optional<uint32_t> Index = constantIndex(A->getIdx());
  if (Index == 0u)
    return Paths.deref(Pointer);
  return Paths.append(
      Pointer, {{model::StepKind::Deref, 0}, {model::StepKind::Element, Index ? *Index + 1 : 0}},
      false);
}

PathId PathBuilder::unary(const UnaryOperator *O, unsigned Depth) {
  switch (O->getOpcode()) {
  case UO_AddrOf: {
    PathId P = path(O->getSubExpr(), Depth);
    return P ? Paths.addressOf(P) : P;
  }
  case UO_Deref:
    return Paths.deref(base(O->getSubExpr(), Depth));
  case UO_PreInc:
  case UO_PreDec:
  case UO_PostInc:
  case UO_PostDec:
  case UO_Extension:
  case UO_Real:
  case UO_Imag:
    return path(O->getSubExpr(), Depth);
  default:
    return {};
  }
}

PathId PathBuilder::binary(const BinaryOperator *O, unsigned Depth) {
  if (O->isAssignmentOp())
    return path(O->getLHS(), Depth);
  if (O->getOpcode() == BO_Comma)
    return path(O->getRHS(), Depth);
  if (O->isAdditiveOp() && O->getType()->isAnyPointerType())
    return path(O->getLHS()->getType()->isAnyPointerType() ? O->getLHS() : O->getRHS(), Depth);
  return {};
}

/// What is given where there is nothing: `found ? it->second : NoEntries`.
static bool isConstant(const Expr *E) {
  const auto *R = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return V && V->hasGlobalStorage() && V->getType().isConstQualified();
}

PathId PathBuilder::conditional(const AbstractConditionalOperator *C, unsigned Depth) {
  if (isWrittenNull(C->getTrueExpr()) || isConstant(C->getTrueExpr()))
    return path(C->getFalseExpr(), Depth);
  PathId True = path(C->getTrueExpr(), Depth);
  if (isWrittenNull(C->getFalseExpr()) || isConstant(C->getFalseExpr()))
    return True;
  PathId False = path(C->getFalseExpr(), Depth);
  if (True == False)
    return True;
  return unknown();
}

PathId PathBuilder::object(const Expr *E, bool Arrow) {
  PathId P = base(E, 0);
  return Arrow ? Paths.deref(P) : P;
}

static const Expr *objectOf(const CallExpr *C, bool &Arrow) {
  Arrow = false;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(C)) {
    const auto *Callee = dyn_cast<MemberExpr>(M->getCallee()->IgnoreParens());
    Arrow = Callee && Callee->isArrow();
    return Callee ? Callee->getBase() : nullptr;
  }
  if (isa<CXXOperatorCallExpr>(C) && C->getNumArgs())
    return C->getArg(0);
  return nullptr;
}

/// std::get<I>(tuple)
PathId PathBuilder::tupleElement(PathId Tuple, const CallExpr *C, const FunctionDecl *Get) {
  const TemplateArgumentList *Args = Get->getTemplateSpecializationArgs();
  if (!Args || !Args->size() || (*Args)[0].getKind() != TemplateArgument::Integral)
    return Paths.element(Tuple);
  uint32_t Index = (*Args)[0].getAsIntegral().getLimitedValue(1 << 20);
  const CXXRecordDecl *RD = C->getArg(0)->getType()->getAsCXXRecordDecl();
  if (!RD || !U.Match.isPair(RD))
    return Paths.element(Tuple, Index);
  // A pair's elements have names, by which other code knows them.
  for (const FieldDecl *F : RD->fields())
    if (Index-- == 0)
      return member(Tuple, F);
  return Paths.element(Tuple);
}

PathId PathBuilder::call(const CallExpr *C, unsigned Depth) {
  const FunctionDecl *F = C->getDirectCallee();
  PathRole Role = U.Match.role(F);
  if (Role == PathRole::None && F && C->getNumArgs() && F->isInStdNamespace() &&
      givesPlaceInRange(F->getQualifiedNameAsString())) {
    PathId Place = path(C->getArg(0), Depth);
    return Place ? Place : result(C);
  }
  if (Role == PathRole::None || Role == PathRole::Bind || Role == PathRole::Exchange)
    return C->getType()->isVoidType() ? PathId() : result(C);

  bool Arrow = false;
  const Expr *Object = objectOf(C, Arrow);
  if (!Object) {
    if (!C->getNumArgs())
      return result(C);
    PathId P = base(C->getArg(0), Depth);
    if (Role == PathRole::AddressOfArgument)
      return Paths.addressOf(P);
    if (Role == PathRole::ArgumentElement)
      return tupleElement(P, C, F);
    if (Role == PathRole::ArgumentElementAddress)
      return Paths.addressOf(Paths.element(P));
    return P;
  }
  PathId P = base(Object, Depth);
  if (Arrow)
    P = Paths.deref(P);
  switch (Role) {
  case PathRole::DerefObject:
    return Paths.deref(P);
  case PathRole::Element: {
    std::optional<uint32_t> Index;
    if (C->getNumArgs())
      Index = constantIndex(C->getArg(C->getNumArgs() - 1));
    // The bits of a word are one memory location, which goes by the first.
    if (Index && U.Match.isBitOfVector(C->getType()))
      *Index -= *Index % U.Ctx.getTypeSize(U.Ctx.UnsignedLongTy);
    return Paths.element(P, Index);
  }
  case PathRole::ElementAddress:
    return Paths.addressOf(Paths.element(P));
  default:
    return P;
  }
}

PathId PathBuilder::construct(const CXXConstructExpr *C, unsigned Depth) {
  if (auto It = B.Makes.find(C); It != B.Makes.end())
    return It->second;
  if (C->isElidable() && C->getNumArgs() == 1)
    return path(C->getArg(0), Depth);
  LibraryClass Kind = U.Match.library(C->getType());
  bool Follows = Kind == LibraryClass::Iterator || Kind == LibraryClass::Reference;
  if (const VarDecl *V = B.Flow.variableMadeBy(C); V && !Follows)
    return storage(V);
  // Owners and callables are what they are made of; so is a trivial copy.
  bool Transparent = Kind == LibraryClass::Owner || Kind == LibraryClass::Callable || Follows;
  if (!B.event(C) && C->getNumArgs() && (Transparent || C->getConstructor()->isTrivial()))
    return path(C->getArg(0), Depth);
  return result(C);
}

PathId PathBuilder::path(const Expr *E, unsigned Depth) {
  E = E ? withoutWrappers(E) : nullptr;
  if (!E || ++Depth > MaxDepth)
    return {};
  if (const auto *C = dyn_cast<CastExpr>(E))
    return cast(C, Depth);
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    return B.isPrivate(R) ? Paths.root(RootKind::Local, B.local(R->getDecl()))
                          : variable(R->getDecl(), Depth);
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return memberAccess(M, Depth);
  if (isa<CXXThisExpr>(E))
    return Paths.addressOf(thisObject());
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
    return subscript(A, Depth);
  if (const auto *O = dyn_cast<UnaryOperator>(E))
    return unary(O, Depth);
  if (const auto *O = dyn_cast<BinaryOperator>(E))
    return binary(O, Depth);
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E))
    return conditional(C, Depth);
  if (const auto *C = dyn_cast<CallExpr>(E))
    return call(C, Depth);
  if (const auto *C = dyn_cast<CXXConstructExpr>(E))
    return construct(C, Depth);
  if (isa<CXXNewExpr>(E))
    return result(E);
  if (const auto *L = dyn_cast<InitListExpr>(E)) {
    if (auto It = B.Makes.find(L); It != B.Makes.end())
      return It->second;
    if (L->getNumInits() == 1 && (L->isTransparent() || isPointerLike(L->getType())))
      return path(L->getInit(0), Depth);
  }
  return {};
}
