//===- Extract/Atomics.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::EventKind;
using model::MemoryOrder;
using model::PathId;
using model::RmwForm;

namespace {
/// What an atomic operation does.
struct Operation {
  EventKind Kind = EventKind::Call; ///< Call: not an access
  RmwForm Form = RmwForm::None;
};
} // namespace

/// The operation called \p Name: the method of std::atomic, or what follows
/// `atomic_`, `__atomic_`, `__c11_atomic_`, `__sync_` in the name of a function.
static Operation operationOf(llvm::StringRef Name) {
  Name.consume_back("_explicit");
  Name.consume_back("_n");
  if (Name.starts_with("fetch_") || Name.ends_with("_fetch") || Name.starts_with("fetch_and_") ||
      Name.ends_with("_and_fetch"))
    return {EventKind::ReadModifyWrite, RmwForm::FetchOp};
  if (Name.starts_with("compare_exchange") || Name.ends_with("_compare_and_swap"))
    return {EventKind::ReadModifyWrite, RmwForm::CompareExchange};
  return llvm::StringSwitch<Operation>(Name)
      .Cases({"load", "test", "flag_test"}, Operation{EventKind::Read, RmwForm::None})
      .Cases({"store", "operator=", "clear", "flag_clear"},
             Operation{EventKind::Write, RmwForm::None})
      .Case("lock_release", Operation{EventKind::Write, RmwForm::None})
      .Cases({"exchange", "test_and_set", "flag_test_and_set", "lock_test_and_set"},
             Operation{EventKind::ReadModifyWrite, RmwForm::Exchange})
      .Cases({"operator++", "operator--"},
             Operation{EventKind::ReadModifyWrite, RmwForm::Increment})
      .Cases({"operator+=", "operator-=", "operator&=", "operator|=", "operator^="},
             Operation{EventKind::ReadModifyWrite, RmwForm::CompoundAssign})
      .Default(Name.starts_with("operator ") ? Operation{EventKind::Read, RmwForm::None}
                                             : Operation());
}

/// The memory order that the arguments name; the first one, which for a
/// compare-exchange is that of success.
static MemoryOrder orderOf(llvm::ArrayRef<const Expr *> Args, const ASTContext &Ctx) {
  for (const Expr *A : Args) {
    std::string Type = A->getType().getUnqualifiedType().getAsString();
    if (!llvm::StringRef(Type).contains("memory_order") || A->isValueDependent())
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
  bool Stores = !Args.empty() && (K == EventKind::Write || Form == RmwForm::Exchange ||
                                  Form == RmwForm::CompareExchange);
  const Expr *Kept =
      Stores ? Args[Form == RmwForm::CompareExchange && Args.size() > 1 ? 1 : 0] : nullptr;
  if (Kept && K == EventKind::Write)
    E.Constant = constant(Kept);
  model::EventId Id = add(std::move(E), Key);
  for (const Expr *A : Args)
    flowsInto(Id, A);
  if (Kept && (isPointerLike(Kept->getType()) || U.Types.isCallable(Kept->getType())))
    store(Object, Kept->getType(), Kept);
}

bool FunctionExtractor::atomicMethod(const CallExpr *C, llvm::StringRef Method) {
  Operation Op = operationOf(Method);
  if (Op.Kind == EventKind::Call)
    return false;
  llvm::SmallVector<const Expr *, 4> Args(C->arguments());
  PathId Object;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(C)) {
    const auto *Callee = dyn_cast<MemberExpr>(M->getCallee()->IgnoreParens());
    if (!Callee)
      return false;
    Object = Paths.object(Callee->getBase(), Callee->isArrow());
  } else {
    Object = Paths.path(Args.front());
    Args.erase(Args.begin());
    if (Op.Form == RmwForm::Increment)
      Args.clear(); // the marker of the postfix form
  }
  atomic(Op.Kind, Op.Form, Object, Args, C);
  return true;
}

bool FunctionExtractor::atomicFunction(const CallExpr *C, llvm::StringRef Name) {
  llvm::StringRef Rest = Name;
  bool Known = Rest.consume_front("std::atomic_") || Rest.consume_front("__sync_") ||
               Rest.consume_front("atomic_");
  if (!Known || !C->getNumArgs())
    return false;
  // The size that Clang adds to the overloads of the builtins.
  if (size_t Cut = Rest.find_last_of('_');
      Cut != llvm::StringRef::npos && Cut + 1 < Rest.size() && llvm::isDigit(Rest[Cut + 1]))
    Rest = Rest.take_front(Cut);
  Operation Op = operationOf(Rest);
  if (Op.Kind == EventKind::Call)
    return false;
  llvm::SmallVector<const Expr *, 4> Args(C->arguments());
  PathId Object = Paths.path(Args.front());
  Args.erase(Args.begin());
  atomic(Op.Kind, Op.Form, Object ? U.Paths.deref(Object) : Object, Args, C);
  return true;
}

bool FunctionExtractor::atomicCall(const CallExpr *C, const FunctionDecl *F) {
  llvm::StringRef Name = U.libraryName(F);
  if (Name.empty())
    return false;
  if (isa<CXXMethodDecl>(F)) {
    auto [Class, Method] = Name.rsplit("::");
    return libraryClass(Class) == LibraryClass::Atomic && atomicMethod(C, Method);
  }
  return atomicFunction(C, Name);
}

void FunctionExtractor::atomicBuiltin(const AtomicExpr *A) {
  if (A->isValueDependent() || A->getOp() == AtomicExpr::AO__c11_atomic_init)
    return;
  llvm::StringRef Name = A->getOpAsString();
  if (!Name.consume_front("__atomic_") && !Name.consume_front("__c11_atomic_") &&
      !Name.consume_front("__scoped_atomic_"))
    return;
  Operation Op = operationOf(Name);
  if (Op.Kind == EventKind::Call)
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
