//===- Extract/Accesses.cpp -----------------------------------------------===//
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
using model::RmwForm;
using model::RootKind;
using model::StepKind;

/// A constant that no thread can change.
static bool isConstant(const ValueDecl *D, const ASTContext &Ctx) {
  const auto *V = dyn_cast_or_null<VarDecl>(D);
  if (!V || !V->hasGlobalStorage())
    return false;
  if (V->isConstexpr())
    return true;
  QualType T = Ctx.getBaseElementType(V->getType());
  if (!T.isConstQualified() || T.isVolatileQualified() || !V->getAnyInitializer())
    return false;
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  return !(RD && RD->hasMutableFields()) && V->hasConstantInitialization();
}

bool FunctionExtractor::isRecordedLocal(const model::LocalVariable &L,
                                        llvm::ArrayRef<model::Step> Steps) {
  if (L.Escapes || L.Type.is(model::TypeTrait::Reference))
    return true;
  // What a local points to, and members of a local object; not the elements
  // of an array of its own.
  return llvm::any_of(Steps, [](const model::Step &S) { return S.Kind != StepKind::Element; });
}

bool FunctionExtractor::isRecorded(PathId P, const Expr *Named) {
  if (!P)
    return false;
  const model::AccessPath &Path = U.Paths[P];
  if (Path.AddressOf)
    return false;
  switch (Path.Root) {
  case RootKind::Unknown:
    if (llvm::any_of(Path.Steps, [](const model::Step &S) { return S.Kind == StepKind::Field; }))
      return true;
    ++U.Out.Statistics.UnknownPaths;
    return false;
  case RootKind::This:
    return !Path.Steps.empty();
  case RootKind::Param:
    return Path.RootOperand < B.Summary.Params.size() &&
           isRecordedLocal(B.Summary.Params[Path.RootOperand], Path.Steps);
  case RootKind::Local:
    return isRecordedLocal(B.Summary.Locals[Path.RootOperand], Path.Steps);
  case RootKind::Capture:
    return B.Summary.Captures[Path.RootOperand].ByReference || !Path.Steps.empty();
  case RootKind::Global:
    return !isConstant(baseVariable(Named), U.Ctx);
  case RootKind::Result:
    return true;
  }
  return false;
}

static model::Sync syncOf(QualType T, Matchers &Match) {
  if (Match.isAtomic(T))
    return model::Sync::Atomic;
  return T.isVolatileQualified() ? model::Sync::Volatile : model::Sync::Plain;
}

model::EventId FunctionExtractor::access(EventKind K, const Expr *Named, const Stmt *Key,
                                         RmwForm Form) {
  PathId P = Paths.path(Named);
  // A pointer that a local keeps is not read again where it was kept from.
  if (const auto *R = dyn_cast<DeclRefExpr>(Named->IgnoreParens()))
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl());
        V && V->hasLocalStorage() && !V->getType()->isReferenceType() && P && !B.isPrivate(R))
      P = Paths.storage(V);
  if (!isRecorded(P, Named))
    return {};
  if (Atomic && P == Paths.path(Atomic->getX()))
    return atomicAccess(K, Named, Key);
  model::Event E = make(K, Key ? Key->getSourceRange() : Named->getSourceRange());
  E.Object = P;
  E.Form = Form;
  E.How = syncOf(Named->getType(), U.Match);
  model::EventId Id = add(std::move(E), Key);
  addIndices(Id, Named);
  return Id;
}

void FunctionExtractor::read(const CastExpr *Load) {
  const Expr *Named = Load->getSubExpr();
  // A function's own storage of `this` and the like can not be shared.
  if (Named->getType()->isFunctionType() || Named->getType()->isNullPtrType())
    return;
  readNamed(Named, Load);
}

void FunctionExtractor::readNamed(const Expr *Named, const Stmt *Key) {
  const auto *C = dyn_cast<AbstractConditionalOperator>(withoutWrappers(Named));
  if (!C) {
    access(EventKind::Read, Named, Key);
    return;
  }
  // Which one it is stands in the condition; both flow into the value.
  for (const Expr *Side : {C->getTrueExpr(), C->getFalseExpr()})
    if (Side = withoutWrappers(Side); Side->isGLValue())
      readNamed(Side, Side);
}

/// std::min(a, b) and its like of numbers: the value is one of the arguments,
/// which are read though they are passed by reference.
bool FunctionExtractor::picksValue(const CallExpr *C, const FunctionDecl *F) {
  llvm::StringRef Name = F ? U.Match.libraryName(F) : "";
  if (Name != "std::min" && Name != "std::max" && Name != "std::clamp")
    return false;
  auto isNumber = [](const Expr *E) {
    return E->getType()->isArithmeticType() || E->getType()->isEnumeralType();
  };
  if (!isNumber(C) || !llvm::all_of(C->arguments(), isNumber))
    return false;
  for (const Expr *A : C->arguments())
    if (A = withoutWrappers(A); A->isGLValue())
      readNamed(A, A);
  return true;
}

void FunctionExtractor::assign(const BinaryOperator *O) {
  const Expr *Target = O->getLHS();
  bool Compound = O->isCompoundAssignmentOp();
  model::EventId Id = Compound
                          ? access(EventKind::ReadModifyWrite, Target, O, RmwForm::CompoundAssign)
                          : access(EventKind::Write, Target, O);
  if (Id)
    flowsInto(Id, O->getRHS());
  QualType T = Target->getType();
  bool Keeps = isPointerLike(T) || U.Match.isCallable(T);
  if (Compound || !Keeps)
    return;
  // A local that always keeps one value is known by what it names.
  const auto *R = dyn_cast<DeclRefExpr>(Target->IgnoreParens());
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  if (V && !isa<ParmVarDecl>(V) && B.Flow.onlyValueOf(V) && !V->hasGlobalStorage() &&
      !B.Captures.contains(V))
    return;
  store(V && !V->getType()->isReferenceType() ? Paths.storage(V) : Paths.path(Target), T,
        O->getRHS());
}

void FunctionExtractor::increment(const UnaryOperator *O) {
  access(EventKind::ReadModifyWrite, O->getSubExpr(), O, RmwForm::Increment);
}

void FunctionExtractor::returns(const ReturnStmt *R) {
  model::Event E = make(EventKind::Return, R->getSourceRange());
  const Expr *Value = R->getRetValue();
  if (!Value || Value->getType()->isVoidType()) {
    add(std::move(E), R);
    return;
  }
  QualType T = Value->getType();
  if (Value->isGLValue() || isPointerLike(T) || T->isRecordType())
    E.Source = Paths.path(Value);
  E.Constant = constant(Value);
  // `int locked() { return mu.try_lock(); }` gives a truth value back too.
  if (!E.Constant && Value->isPRValue() && Value->isKnownToHaveBooleanValue()) {
    Truth V = truth(Value);
    if (V.Source && V.Op != model::Comparison::None) {
      E.Test = V.Op;
      E.Constant = V.Constant;
      E.Uses.push_back(V.Source);
    }
  }
  model::EventId Id = add(std::move(E), R);
  flowsInto(Id, Value);
}

/// bits[i] = b of a std::vector<bool>: the bits around the one are read and
/// written with it.
bool FunctionExtractor::assignsBit(const CallExpr *C, const FunctionDecl *F) {
  const Expr *Bit = operatorObject(C, F);
  if (!Bit || !U.Match.isBitOfVector(Bit->getType()) || C->getNumArgs() != 2 ||
      !cast<CXXOperatorCallExpr>(C)->isAssignmentOp())
    return false;
  if (model::EventId Id = access(EventKind::ReadModifyWrite, Bit, C, RmwForm::CompoundAssign))
    flowsInto(Id, C->getArg(1));
  return true;
}

bool FunctionExtractor::exchange(const CallExpr *C) {
  // std::swap(x, y) and std::exchange(x, v) of plain values.
  if (C->getNumArgs() != 2)
    return false;
  const Expr *First = C->getArg(0), *Second = C->getArg(1);
  const CXXRecordDecl *RD = First->getType()->getAsCXXRecordDecl();
  if (RD && !RD->hasTrivialCopyAssignment())
    return false;
  bool Swap = C->getType()->isVoidType();
  for (const Expr *Side : {First, Second}) {
    if (Side == Second && !Swap)
      break;
    PathId P = Paths.path(Side);
    if (!isRecorded(P, Side))
      continue;
    model::Event Read = make(EventKind::Read, C->getSourceRange());
    Read.Object = P;
    Read.How = syncOf(Side->getType(), U.Match);
    model::Event Write = Read;
    Write.Kind = EventKind::Write;
    Write.Form = RmwForm::Exchange;
    Write.Uses.push_back(add(std::move(Read), Swap ? nullptr : C));
    flowsInto(add(std::move(Write), nullptr), Side == First ? Second : First);
  }
  if (isPointerLike(First->getType())) {
    store(Paths.path(First), First->getType(), Second);
    if (Swap)
      store(Paths.path(Second), Second->getType(), First);
  }
  return true;
}
