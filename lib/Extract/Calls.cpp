//===- Extract/Calls.cpp --------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::EventKind;
using model::PathId;
using model::RootKind;

/// `*p`, `p->`, `p.get()`, `if (p)`, `p == q` of an owner read the pointer.
bool FunctionExtractor::readsOwner(const CallExpr *C, const FunctionDecl *F) {
  const Expr *Object = operatorObject(C, F);
  bool Arrow = false;
  if (const MemberExpr *M = calleeMember(C)) {
    Object = M->getBase();
    Arrow = M->isArrow();
  }
  if (!Object) {
    // operator==(p, nullptr)
    if (!isa<CXXOperatorCallExpr>(C) || !C->getNumArgs() ||
        !U.Match.isOwner(C->getArg(0)->getType()))
      return false;
    Object = C->getArg(0);
  } else {
    QualType T = Object->getType();
    if (!U.Match.isOwner(Arrow ? T->getPointeeType() : T))
      return false;
    if (!U.Match.looksAtOwner(F))
      return false;
  }
  PathId P = Paths.object(Object, Arrow);
  if (!isRecorded(P, Object))
    return true;
  model::Event E = make(EventKind::Read, Object->getSourceRange());
  E.Object = P;
  add(std::move(E), C);
  return true;
}

/// Calls on text and streams that only this function knows have no part in
/// what threads do to each other, and there are very many.
bool FunctionExtractor::isBoring(const CallExpr *C, const FunctionDecl *F, PathId Object) {
  if (!F || !U.Entities.isSystem(F))
    return false;
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  const Expr *First = C->getNumArgs() ? C->getArg(0) : nullptr;
  bool Text = M ? U.Match.library(M->getParent()) == LibraryClass::Text
                : isa<CXXOperatorCallExpr>(C) && First &&
                      U.Match.library(First->getType()) == LibraryClass::Text;
  if (!Text)
    return F->getBuiltinID() && llvm::StringRef(F->getNameAsString()).starts_with("__builtin_");
  PathId P = Object ? Object : Paths.path(First);
  if (!P)
    return true;
  const model::AccessPath &Path = U.Paths[P];
  bool Own = Path.Root == RootKind::Local || Path.Root == RootKind::Result ||
             Path.Root == RootKind::Unknown;
  if (Path.Root == RootKind::Global && Path.Steps.empty())
    Own = U.Out.Entities[Path.RootOperand].InSystemHeader; // std::cout and its like
  return Own && llvm::none_of(Path.Steps, [](const model::Step &S) {
           return S.Kind == model::StepKind::Deref;
         });
}

/// `std::cout << …`, the first `<<` of it.
static bool startsPrinting(const CallExpr *C) {
  const auto *O = dyn_cast<CXXOperatorCallExpr>(C);
  if (!O || O->getOperator() != OO_LessLess)
    return false;
  const auto *Stream = dyn_cast<DeclRefExpr>(O->getArg(0)->IgnoreParenImpCasts());
  const auto *V = Stream ? dyn_cast<VarDecl>(Stream->getDecl()) : nullptr;
  return V && V->hasGlobalStorage();
}

/// Copying an object member by member is a write, not a call.
bool FunctionExtractor::trivialAssignment(const CallExpr *C, const FunctionDecl *F) {
  if (!isTrivialAssignment(F) || C->getNumArgs() != 2)
    return false;
  access(EventKind::Read, C->getArg(1), C->getArg(1));
  if (model::EventId Id = access(EventKind::Write, C->getArg(0), C))
    flowsInto(Id, C->getArg(1));
  return true;
}

void FunctionExtractor::setCallee(const CallExpr *C, const FunctionDecl *F, model::Event &E) {
  const MemberExpr *Member = calleeMember(C);
  if (F) {
    E.Callee = U.Entities.function(F);
    E.Destroys = isa<CXXDestructorDecl>(F);
    if (const auto *M = dyn_cast<CXXMethodDecl>(F); M && M->isVirtual())
      E.Virtual = Member ? Member->performsVirtualDispatch(U.Ctx.getLangOpts())
                         : isa<CXXOperatorCallExpr>(C);
  }
  if (Member) {
    E.Object = Paths.object(Member->getBase(), Member->isArrow());
    // What is known to be an object of its own has the type it is declared with.
    if (E.Virtual && !Member->isArrow() && isa<DeclRefExpr>(Member->getBase()->IgnoreParens()) &&
        !cast<DeclRefExpr>(Member->getBase()->IgnoreParens())
             ->getDecl()
             ->getType()
             ->isReferenceType())
      E.Virtual = false;
  } else if (const Expr *Object = operatorObject(C, F)) {
    if (!isa<LambdaExpr>(valueSource(Object)))
      E.Object = Paths.object(Object, false);
    auto *RD = Object->getType()->getAsCXXRecordDecl();
    if (C->getDirectCallee() && cast<CXXOperatorCallExpr>(C)->getOperator() == OO_Call) {
      E.CalleePath = E.Object;
      if (U.Match.library(RD) == LibraryClass::Callable)
        E.Callee = {};
    }
  } else if (const auto *M = dyn_cast<CXXMemberCallExpr>(C)) {
    // (object->*method)(…)
    if (const auto *O = dyn_cast<BinaryOperator>(M->getCallee()->IgnoreParens())) {
      E.Object = Paths.object(O->getLHS(), O->getOpcode() == BO_PtrMemI);
      E.CalleePath = Paths.path(O->getRHS());
    }
  } else if (!F) {
    // (*f)(…) calls f.
    const Expr *Callee = C->getCallee()->IgnoreParenImpCasts();
    while (const auto *O = dyn_cast<UnaryOperator>(Callee)) {
      if (O->getOpcode() != UO_Deref || !Callee->getType()->isFunctionType())
        break;
      Callee = O->getSubExpr()->IgnoreParenImpCasts();
    }
    E.CalleePath = Paths.path(Callee);
  }
  if (!E.Callee && !E.CalleePath)
    ++U.Out.Statistics.UnknownCallees;
}

void FunctionExtractor::call(const CallExpr *C) {
  const FunctionDecl *F = C->getDirectCallee();
  if (isa<UserDefinedLiteral>(C) || (!F && C->getCallee()->getType()->isDependentType()))
    return;
  if (atomicCall(C, F) || trivialAssignment(C, F))
    return;
  if (F && U.Entities.isSystem(F)) {
    if (readsOwner(C, F) || picksValue(C, F) || assignsBit(C, F))
      return;
    PathRole Role = U.Match.role(F);
    if (Role == PathRole::Exchange && exchange(C))
      return;
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    bool OfContainer = M && U.Match.library(M->getParent()) == LibraryClass::Container;
    bool Names = Role != PathRole::None && Role != PathRole::Exchange && !OfContainer;
    bool OfIterator = C->getNumArgs() && isa<CXXOperatorCallExpr>(C) &&
                      U.Match.isIterator(C->getArg(0)->getType());
    if (Names || OfIterator)
      return;
  }
  model::Event E = make(EventKind::Call, C->getSourceRange());
  setCallee(C, F, E);
  if (isBoring(C, F, E.Object)) {
    // What is printed is of no interest, but that it is: once for each statement.
    if (startsPrinting(C)) {
      E.Object = {};
      add(std::move(E), C);
    }
    return;
  }
  E.ResultUnused = B.Flow.isDiscarded(C);
  llvm::SmallVector<const Expr *, 8> Args(C->arguments());
  if (operatorObject(C, F))
    Args.erase(Args.begin());
  PathId Object = E.Object;
  readContainers(F, Args);
  model::EventId Id = add(std::move(E), C);
  addArguments(Id, Args, F);
  const auto *Method = dyn_cast<CXXMemberCallExpr>(C);
  noteChoice(Id, Method ? Method->getImplicitObjectArgument() : nullptr, Args);
  // `out[i].push_back(x)`, `fill(out[i])` in a loop whose iterations are shared out.
  if (!B.Drawn.empty()) {
    if (const Expr *Of = Method ? Method->getImplicitObjectArgument() : operatorObject(C, F))
      for (const Expr *Index : indicesIn(Of))
        flowsInto(Id, Index);
    for (unsigned I = 0; I != Args.size(); ++I)
      for (const Expr *Index : indicesIn(Args[I]))
        flowsInto(Id, Index, I);
  }
  if (!F)
    return;
  // owner = value;  owner.reset(value);  callable = value;
  bool Assigns = operatorObject(C, F) && cast<CXXOperatorCallExpr>(C)->isAssignmentOp();
  const MemberExpr *Member = calleeMember(C);
  bool Resets =
      Member && U.Match.isOwner(Member->getBase()->getType()) && F->getNameAsString() == "reset";
  if ((Assigns || Resets) && Object) {
    const Expr *Owner = Assigns ? C->getArg(0) : Member->getBase();
    QualType T = Owner->getType();
    if (!Resets || !Member->isArrow())
      replaced(Owner, T, Object, Resets);
    if (Args.size() >= 1 && (U.Match.isOwner(T) || U.Match.isCallable(T)))
      store(Object, T, Args[0]);
  }
  // copy = listeners_;  batch.swap(tasks_);
  bool Swaps = Member && F->getNameAsString() == "swap" && !Member->isArrow();
  if ((Assigns || Swaps) && Args.size() == 1 && Object)
    storeCallables(Object, Assigns ? C->getArg(0)->getType() : Member->getBase()->getType(),
                   withoutWrappers(Args[0]));
  makesInside(C, Id, Object);
}

/// `title = name_;`, `all.insert(all.end(), more_)`: a function of the library, whose body is
/// not looked at, reads the containers and strings that it is given, and empties those that
/// are moved into it.
void FunctionExtractor::readContainers(const FunctionDecl *F, llvm::ArrayRef<const Expr *> Args) {
  if (!F || !U.Entities.isSystem(F) || U.Match.decayCopies(F) ||
      U.Match.role(F) != PathRole::None)
    return;
  for (unsigned I = 0; I != Args.size() && I < F->getNumParams(); ++I) {
    QualType Param = F->getParamDecl(I)->getType();
    const Expr *Named = Args[I]->IgnoreParenImpCasts();
    bool Moved = Param->isRValueReferenceType() && Args[I]->isXValue();
    bool Read = Param->isLValueReferenceType() && Param->getPointeeType().isConstQualified();
    const CXXRecordDecl *RD = Named->getType()->getAsCXXRecordDecl();
    bool String = RD && RD->isInStdNamespace() && RD->getName() == "basic_string";
    if (Args[I]->isPRValue() || isa<MaterializeTemporaryExpr>(Named) || (!Moved && !Read) ||
        (!String && U.Match.library(Named->getType()) != LibraryClass::Container))
      continue;
    access(EventKind::Read, Args[I], nullptr);
    if (Moved)
      access(EventKind::Write, Args[I], nullptr);
  }
}

/// The constructor of \p RD that takes \p Count arguments; null if it is not
/// clear which. Of a library class all constructors have one name.
const CXXConstructorDecl *FunctionExtractor::constructorFor(const CXXRecordDecl *RD,
                                                            unsigned Count) {
  if (U.Entities.isSystem(RD))
    return U.Match.library(RD) == LibraryClass::Other && RD->ctor_begin() != RD->ctor_end()
               ? *RD->ctor_begin()
               : nullptr;
  // Which one the skipped body chooses is not in the AST. It is clear where one
  // alone takes as many arguments.
  const CXXConstructorDecl *Only = nullptr;
  unsigned Fitting = 0;
  for (const CXXConstructorDecl *Ctor : RD->ctors()) {
    bool Fits = !Ctor->isDeleted() && !Ctor->isCopyOrMoveConstructor() &&
                Ctor->getMinRequiredArguments() <= Count &&
                (Count <= Ctor->getNumParams() || Ctor->isVariadic());
    if (Fits && ++Fitting == 1)
      Only = Ctor;
  }
  return Fitting == 1 && !Only->isTrivial() ? Only : nullptr;
}

/// make_unique<T>(…), v.emplace_back(…) and their like call T's constructor
/// out of sight.
void FunctionExtractor::makesInside(const CallExpr *C, model::EventId Maker, PathId Container) {
  const FunctionDecl *F = C->getDirectCallee();
  bool Makes = U.Match.makesOwned(F);
  QualType Inner = Makes ? U.Types.contained(C->getType()) : QualType();
  PathId Made = U.Paths.deref(U.Paths.root(RootKind::Result, Maker.index()));
  const MemberExpr *Member = calleeMember(C);
  if (!Makes && Member && Container && U.Match.emplaces(F)) {
    QualType T = Member->getBase()->getType();
    T = Member->isArrow() ? T->getPointeeType() : T;
    Inner = U.Types.contained(T);
    LibraryClass Kind = U.Match.library(T);
    Made = Kind == LibraryClass::Owner ? U.Paths.deref(Container) : U.Paths.element(Container);
    const CXXRecordDecl *Of = T->getAsCXXRecordDecl();
    if (Of && U.Match.holdsPairs(Of))
      return; // a map makes its pair of a key and a value
  }
  llvm::SmallVector<const Expr *, 8> Args(C->arguments());
  makeInside(Inner, Made, C->getSourceRange(), Args);
}

/// A library function makes an object of class \p Inner of \p Args, out of sight.
void FunctionExtractor::makeInside(QualType Inner, PathId Made, SourceRange Where,
                                   llvm::ArrayRef<const Expr *> Args) {
  const CXXRecordDecl *RD = Inner.isNull() ? nullptr : Inner->getAsCXXRecordDecl();
  if (!RD || !RD->hasDefinition())
    return;
  const CXXConstructorDecl *Ctor = constructorFor(RD, Args.size());
  if (!Ctor)
    return;
  model::Event E = make(EventKind::Call, Where);
  E.Callee = U.Entities.function(Ctor);
  E.Constructs = true;
  E.Implicit = true;
  E.Object = Made;
  model::EventId Id = add(std::move(E), nullptr);
  addArguments(Id, Args, Ctor);
  noteChoice(Id, nullptr, Args);
}

/// A copy of a library object reads it; moving from it changes it as well.
void FunctionExtractor::copyFrom(const CXXConstructExpr *C) {
  const CXXConstructorDecl *Ctor = C->getConstructor();
  if (C->getNumArgs() != 1 || !Ctor->isCopyOrMoveConstructor() || C->isElidable())
    return;
  const Expr *Source = C->getArg(0);
  if (Ctor->getParent()->isEmpty())
    return;
  if (withoutWrappers(Source)->isPRValue())
    return;
  access(EventKind::Read, Source, nullptr);
  if (Ctor->isMoveConstructor() && !Ctor->isTrivial())
    access(EventKind::Write, Source, nullptr);
}

void FunctionExtractor::construct(const CXXConstructExpr *C) {
  const CXXConstructorDecl *Ctor = C->getConstructor();
  if (C->isElidable() && C->getNumArgs() == 1)
    return;
  const CXXRecordDecl *RD = Ctor->getParent();
  if (Ctor->isTrivial() || RD->isLambda()) {
    copyFrom(C);
    return;
  }
  if (U.Entities.isSystem(RD)) {
    if (U.Match.isSilent(RD) && !U.Match.makesInPlace(C)) {
      copyFrom(C);
      return;
    }
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD);
        Spec && U.Match.library(RD) == LibraryClass::Guard)
      noteLockables(Spec);
  }
  model::Event E = make(EventKind::Call, C->getSourceRange());
  E.Callee = U.Entities.function(Ctor);
  E.Constructs = true;
  model::EventId Id(B.Summary.Events.size());
  if (auto It = B.Makes.find(C); It != B.Makes.end())
    E.Object = It->second;
  else if (const VarDecl *V = B.Flow.variableMadeBy(C))
    E.Object = Paths.storage(V);
  else
    E.Object = U.Paths.root(RootKind::Result, Id.index());
  E.ResultUnused = B.Flow.isDiscarded(C);
  PathId Object = E.Object;
  add(std::move(E), C);
  llvm::SmallVector<const Expr *, 8> Args(C->arguments());
  addArguments(Id, Args, Ctor);
  noteChoice(Id, nullptr, Args);
  if (U.Match.makesInPlace(C))
    makeInside(U.Types.contained(C->getType()), U.Paths.deref(Object), C->getSourceRange(),
               llvm::ArrayRef(Args).drop_front());
}

void FunctionExtractor::noteLockables(const ClassTemplateSpecializationDecl *Guard) {
  llvm::SmallVector<TemplateArgument, 4> Types;
  for (const TemplateArgument &A : Guard->getTemplateArgs().asArray()) {
    if (A.getKind() == TemplateArgument::Pack)
      Types.append(A.pack_begin(), A.pack_end());
    else
      Types.push_back(A);
  }
  for (const TemplateArgument &A : Types) {
    if (A.getKind() != TemplateArgument::Type)
      continue;
    const CXXRecordDecl *RD = A.getAsType()->getAsCXXRecordDecl();
    if (!RD || U.Entities.isSystem(RD))
      continue;
    model::EntityId Id = U.Entities.type(RD);
    if (!llvm::is_contained(U.Out.Lockables, Id))
      U.Out.Lockables.push_back(Id);
  }
}

void FunctionExtractor::allocate(const CXXNewExpr *N) {
  const FunctionDecl *F = N->getOperatorNew();
  model::Event E = make(EventKind::Call, N->getSourceRange());
  if (F)
    E.Callee = U.Entities.function(F);
  llvm::SmallVector<const Expr *, 2> Placement(N->placement_arguments());
  model::EventId Id = add(std::move(E), N);
  addArguments(Id, Placement, nullptr);
  if (const Expr *Init = N->getInitializer()) {
    PathId Made = U.Paths.deref(U.Paths.root(RootKind::Result, Id.index()));
    // Placement: what is made lies where the caller says.
    if (Placement.size() == 1 && isPointerLike(Placement[0]->getType()))
      if (PathId P = Paths.path(Placement[0]))
        Made = U.Paths.deref(P);
    bindMade(Init, Made);
  }
}

void FunctionExtractor::deallocate(const CXXDeleteExpr *D) {
  const FunctionDecl *F = D->getOperatorDelete();
  if (!F)
    return;
  model::Event E = make(EventKind::Call, D->getSourceRange());
  E.Callee = U.Entities.function(F);
  // Only named: what is freed is not handed to anybody.
  model::Argument Freed;
  Freed.Path = Paths.path(D->getArgument());
  E.Args.push_back(std::move(Freed));
  add(std::move(E), D);
}
