//===- Extract/Initialisers.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/ExprCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::EventKind;
using model::PathId;
using model::RootKind;

void FunctionExtractor::bindMade(const Expr *Init, PathId Object) {
  const Expr *E = withoutWrappers(Init);
  while (E) {
    if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
      B.Makes[C] = Object;
      if (!C->isElidable() || C->getNumArgs() != 1)
        return;
      E = withoutWrappers(C->getArg(0));
    } else if (const auto *C = dyn_cast<CastExpr>(E)) {
      E = withoutWrappers(C->getSubExpr());
    } else {
      break;
    }
  }
  const auto *L = dyn_cast_or_null<InitListExpr>(E);
  if (!L)
    return;
  B.Makes[L] = Object;
  if (const RecordDecl *RD = L->getType()->getAsRecordDecl(); RD && !RD->isUnion()) {
    unsigned I = 0;
    if (const auto *CXX = dyn_cast<CXXRecordDecl>(RD))
      I = CXX->getNumBases();
    for (const FieldDecl *F : RD->fields()) {
      if (F->isUnnamedBitField())
        continue;
      if (I >= L->getNumInits())
        break;
      bindMade(L->getInit(I++), Paths.member(Object, F));
    }
    return;
  }
  if (L->getType()->isArrayType())
    for (const Expr *Element : L->inits())
      bindMade(Element, U.Paths.element(Object));
}

/// Members are made in place: what the constructors in the initialisers of
/// this constructor, and of its variables, make must be known before they are walked.
void FunctionExtractor::bindInitialisers() {
  // `T t{1, f};`
  forEachVariable(B.code(), [&](const VarDecl *V) {
    if (V->hasLocalStorage() && V->getInit() && V->getType()->isRecordType() &&
        isa_and_nonnull<InitListExpr>(withoutWrappers(V->getInit())))
      bindMade(V->getInit(), Paths.storage(V));
  });
  const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(B.Function);
  if (!Ctor || B.Directive)
    return;
  for (const CXXCtorInitializer *I : Ctor->inits()) {
    if (!I->getInit())
      continue;
    PathId Object = Paths.thisObject();
    if (const FieldDecl *F = I->getAnyMember())
      Object = Paths.member(Object, F);
    bindMade(I->getInit(), Object);
  }
}

void FunctionExtractor::initialise(const CXXCtorInitializer *I) {
  const FieldDecl *F = I->getAnyMember();
  const Expr *Init = I->getInit();
  if (!F || !Init || Init->getType()->isDependentType())
    return;
  PathId Object = Paths.member(Paths.thisObject(), F);
  QualType T = F->getType();
  const CXXRecordDecl *RD = U.Ctx.getBaseElementType(T)->getAsCXXRecordDecl();
  bool Constructed = RD && !U.Match.isAtomic(T) && isa<CXXConstructExpr>(valueSource(Init));
  if (!Constructed && !T->isReferenceType() && !isa<ImplicitValueInitExpr>(Init)) {
    model::Event E = make(EventKind::Write,
                          I->isWritten() ? I->getSourceRange() : SourceRange(F->getLocation()));
    E.Object = Object;
    E.How = U.Match.isAtomic(T) ? model::Sync::Atomic : model::Sync::Plain;
    // The object is not yet any other thread's; no order is asked for.
    if (E.How == model::Sync::Atomic)
      E.Order = model::MemoryOrder::Relaxed;
    E.Implicit = !I->isWritten();
    flowsInto(add(std::move(E), nullptr), Init);
  }
  store(Object, T, Init);
}

/// What an owner or callable is made of: it names the same thing.
static const Expr *transparentSource(const Expr *E, Matchers &Match) {
  while (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    LibraryClass Kind = Match.library(C->getType());
    bool Transparent = Kind == LibraryClass::Owner || Kind == LibraryClass::Callable ||
                       Kind == LibraryClass::Reference;
    if (!C->getNumArgs() || !(Transparent || C->isElidable()))
      break;
    E = withoutWrappers(C->getArg(0));
  }
  return E;
}

/// The container that \p Init copies, moves or empties: `c`, `std::move(c)`,
/// `std::exchange(c, {})`; null of anything else.
static const Expr *containerIn(const Expr *Init) {
  if (const auto *C = dyn_cast<CXXConstructExpr>(Init))
    return C->getNumArgs() == 1 && C->getConstructor()->isCopyOrMoveConstructor()
               ? containerIn(withoutWrappers(C->getArg(0)))
               : nullptr;
  if (const auto *C = dyn_cast<CallExpr>(Init); C && !isa<CXXOperatorCallExpr>(C)) {
    const FunctionDecl *F = C->getDirectCallee();
    bool Exchanges = F && F->getIdentifier() && F->getName() == "exchange";
    return Exchanges && C->getNumArgs() == 2 ? C->getArg(0) : Init;
  }
  return Init;
}

/// `auto copy = listeners_;`: its elements are callables that are kept elsewhere.
void FunctionExtractor::storeCallables(PathId Object, QualType T, const Expr *Init) {
  QualType Inner = U.Types.contained(T);
  if (Inner.isNull() || !U.Match.isCallable(Inner) || U.Paths[Object].Root != RootKind::Local)
    return;
  const Expr *From = containerIn(Init);
  PathId Source = From ? Paths.path(From) : PathId();
  if (!Source || U.Match.library(From->getType()) != LibraryClass::Container)
    return;
  model::Event E = make(EventKind::Store, Init->getSourceRange());
  E.Object = U.Paths.element(Object);
  E.Source = U.Paths.element(Source);
  add(std::move(E), nullptr);
}

void FunctionExtractor::store(PathId Object, QualType T, const Expr *Init, unsigned Depth) {
  Init = Init ? withoutWrappers(Init) : nullptr;
  if (!Init || !Object || Depth > 8)
    return;
  if (U.Match.library(T) == LibraryClass::Container && !isa<InitListExpr>(Init))
    storeCallables(Object, T, Init);
  if (const auto *L = dyn_cast<InitListExpr>(Init)) {
    if (const InitListExpr *Semantic = L->getSemanticForm())
      L = Semantic;
    const auto *RD = dyn_cast_or_null<CXXRecordDecl>(T->getAsRecordDecl());
    if (const RecordDecl *Plain = T->getAsRecordDecl(); Plain && !Plain->isUnion()) {
      unsigned I = RD ? RD->getNumBases() : 0;
      for (const FieldDecl *F : Plain->fields())
        if (!F->isUnnamedBitField() && I < L->getNumInits())
          store(Paths.member(Object, F), F->getType(), L->getInit(I++), Depth + 1);
      return;
    }
    if (T->isArrayType()) {
      QualType Element = U.Ctx.getBaseElementType(T);
      for (const Expr *E : L->inits())
        store(U.Paths.element(Object), Element, E, Depth + 1);
      return;
    }
    if (L->getNumInits() == 1)
      store(Object, T, L->getInit(0), Depth + 1);
    return;
  }
  bool Keeps = isPointerLike(T) || U.Match.isOwner(T) || U.Match.isCallable(T) ||
               U.Match.library(T) == LibraryClass::Reference;
  // An object that a call gives back is made in place: a guard, a future. Before
  // C++17 a copy stands between, which is elided.
  const Expr *InPlace = Init;
  while (const auto *C = dyn_cast<CXXConstructExpr>(InPlace)) {
    if (!C->isElidable() || C->getNumArgs() != 1)
      break;
    InPlace = withoutWrappers(C->getArg(0));
  }
  const auto *Made = dyn_cast<CallExpr>(InPlace);
  bool FromCall = Made && T->isRecordType() && B.event(Made);
  if (!Keeps && !FromCall)
    return;
  model::Event E = make(EventKind::Store, Init->getSourceRange());
  E.Object = Object;
  model::CallableId Callable = callable(Init);
  // make_shared<std::packaged_task<void()>>(f)
  if (!Callable && Made && Made->getNumArgs() == 1 && U.Match.makesOwned(Made->getDirectCallee()))
    if (QualType Inner = U.Types.contained(Made->getType());
        !Inner.isNull() && U.Match.isCallable(Inner))
      Callable = callable(Made->getArg(0));
  E.Source = Paths.path(transparentSource(Init, U.Match));
  if (E.Source == Object)
    E.Source = {};
  if (Callable) {
    model::Argument A;
    A.Callable = Callable;
    A.Path = E.Source;
    E.Args.push_back(std::move(A));
  }
  if (!E.Source && !Callable)
    return;
  flowsInto(add(std::move(E), nullptr), Init);
}

/// `queue.push_back(T{id, f})`: what the members of a temporary keep.
void FunctionExtractor::braces(const InitListExpr *L) {
  if (!L->isSemanticForm() || !L->getType()->isRecordType() || B.Makes.contains(L) ||
      L->getType()->isDependentType())
    return;
  store(U.Paths.root(RootKind::Result, B.Summary.Events.size()), L->getType(), L);
}

void FunctionExtractor::declare(const DeclStmt *D) {
  for (const Decl *Declared : D->decls()) {
    const auto *V = dyn_cast<VarDecl>(Declared);
    if (!V || !V->getInit() || V->isConstexpr() || V->getType()->isDependentType())
      continue;
    QualType T = V->getType();
    bool Own = V->hasLocalStorage();
    // References, and pointers that never change, are known by what they name.
    if (Own && T->isReferenceType() && Paths.path(V->getInit()))
      continue;
    bool Followed = T->isAnyPointerType() || U.Match.isIterator(T) ||
                    U.Match.library(T) == LibraryClass::Reference;
    if (Own && Followed && B.Flow.onlyValueOf(V) && Paths.path(V->getInit()) &&
        !T->isFunctionPointerType())
      continue;
    if (!Own)
      bindMade(V->getInit(), Paths.storage(V));
    store(Paths.storage(V), T, V->getInit());
  }
}
