//===- Extract/Atomics.cpp ------------------------------------------------===//
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
using model::MemoryOrder;
using model::PathId;
using model::RmwForm;

static bool isMemoryOrder(const Expr *A) {
  std::string Type = A->getType().getUnqualifiedType().getAsString();
  return llvm::StringRef(Type).contains("memory_order");
}

/// The memory order that the arguments name; the first one, which for a
/// compare-exchange is that of success.
static MemoryOrder orderOf(llvm::ArrayRef<const Expr *> Args, const ASTContext &Ctx) {
  for (const Expr *A : Args) {
    if (!isMemoryOrder(A) || A->isValueDependent())
      continue;
    Expr::EvalResult Value;
    if (A->EvaluateAsInt(Value, Ctx) && Value.Val.getInt().getZExtValue() <= 5)
      return static_cast<MemoryOrder>(Value.Val.getInt().getZExtValue());
  }
  return MemoryOrder::SeqCst;
}

void FunctionExtractor::atomic(EventKind K, RmwForm Form, PathId Object,
                               llvm::ArrayRef<const Expr *> Args, const Expr *Key) {
  if (!Object)
    Object = Paths.unknown();
  model::Event E = make(K, Key->getSourceRange());
  E.Object = Object;
  E.Form = Form;
  E.How = model::Sync::Atomic;
  E.Order = orderOf(Args, U.Ctx);
  E.ResultUnused = B.Flow.isDiscarded(Key);
  bool Stores =
      K == EventKind::Write || Form == RmwForm::Exchange || Form == RmwForm::CompareExchange;
  size_t Which = Form == RmwForm::CompareExchange && Args.size() > 1 ? 1 : 0;
  const Expr *Kept =
      Stores && Which < Args.size() && !isMemoryOrder(Args[Which]) ? Args[Which] : nullptr;
  if (Kept)
    E.Constant = constant(Kept);
  else if (Stores) // clear(), test_and_set()
    E.Constant = K == EventKind::Write ? 0 : 1;
  model::EventId Id = add(std::move(E), Key);
  for (const Expr *A : Args)
    flowsInto(Id, A);
  if (Kept && (isPointerLike(Kept->getType()) || U.Match.isCallable(Kept->getType())))
    store(Object, Kept->getType(), Kept);
}

bool FunctionExtractor::atomicMethod(const CallExpr *C, AtomicOperation Op) {
  llvm::SmallVector<const Expr *, 4> Args(C->arguments());
  PathId Object;
  const Expr *Named = Args.empty() ? nullptr : Args.front();
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(C)) {
    const auto *Callee = dyn_cast<MemberExpr>(M->getCallee()->IgnoreParens());
    if (!Callee)
      return false;
    Named = Callee->getBase();
    Object = Paths.object(Named, Callee->isArrow());
  } else {
    Object = Paths.path(Args.front());
    Args.erase(Args.begin());
    if (Op.Form == RmwForm::Increment)
      Args.clear(); // the marker of the postfix form
  }
  atomic(Op.Kind, Op.Form, Object, Args, C);
  addIndices(B.event(C), Named);
  return true;
}

bool FunctionExtractor::atomicFunction(const CallExpr *C, AtomicOperation Op) {
  if (!C->getNumArgs())
    return false;
  llvm::SmallVector<const Expr *, 4> Args(C->arguments());
  PathId Object = Paths.path(Args.front());
  Args.erase(Args.begin());
  atomic(Op.Kind, Op.Form, Object ? U.Paths.deref(Object) : Object, Args, C);
  return true;
}

bool FunctionExtractor::atomicCall(const CallExpr *C, const FunctionDecl *F) {
  AtomicOperation Op = U.Match.atomicOperation(F);
  if (!Op)
    return false;
  return isa<CXXMethodDecl>(F) ? atomicMethod(C, Op) : atomicFunction(C, Op);
}

void FunctionExtractor::atomicBuiltin(const AtomicExpr *A) {
  AtomicOperation Op = atomicOperation(A);
  if (!Op)
    return;
  PathId Object = Paths.path(A->getPtr());
  if (Object)
    Object = U.Paths.deref(Object);
  llvm::SmallVector<const Expr *, 2> Values;
  if (Op.Kind != EventKind::Read)
    Values.push_back(A->getVal1());
  if (Op.Form == RmwForm::CompareExchange)
    Values.push_back(A->getVal2());
  atomic(Op.Kind, Op.Form, Object, Values, A);
  Expr::EvalResult Order;
  if (A->getOrder()->EvaluateAsInt(Order, U.Ctx) && Order.Val.getInt().getZExtValue() <= 5)
    B.Summary.Events[B.event(A).index()].Order =
        static_cast<MemoryOrder>(Order.Val.getInt().getZExtValue());
}
