//===- Extract/Matchers.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Matchers.h"
#include "Extract/Directives.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Builtins.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::EventKind;
using model::RmwForm;

// --- Classes and types -----------------------------------------------------------

LibraryClass Matchers::library(const CXXRecordDecl *RD) {
  if (!RD || !Entities.isSystem(RD))
    return LibraryClass::Other;
  auto [It, New] = Classes.try_emplace(RD->getCanonicalDecl(), LibraryClass::Other);
  if (New)
    It->second = libraryClass(Naming.qualified(RD));
  return It->second;
}

LibraryClass Matchers::library(QualType T) {
  return library(T.getNonReferenceType()->getAsCXXRecordDecl());
}

bool Matchers::isAtomic(QualType T) {
  T = T.getNonReferenceType();
  return T->isAtomicType() || library(T) == LibraryClass::Atomic;
}

bool Matchers::isCallable(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionPointerType() || T->isMemberFunctionPointerType() || T->isFunctionType())
    return true;
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  return RD && (RD->isLambda() || library(RD) == LibraryClass::Callable);
}

bool Matchers::mayBeCallable(QualType T) {
  if (isCallable(T))
    return true;
  // A callable on the heap, as it is handed to a C function.
  if (QualType Pointee = T->getPointeeType();
      T->isPointerType() && Pointee->isRecordType() && isCallable(Pointee))
    return true;
  const CXXRecordDecl *RD = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!RD)
    return false;
  return RD->hasDefinition() && (library(RD) == LibraryClass::Reference || callOperator(RD));
}

bool Matchers::isWeakOwner(const CXXRecordDecl *RD) {
  return library(RD) == LibraryClass::Owner &&
         llvm::StringRef(Naming.qualified(RD)).contains("weak_ptr");
}

bool Matchers::isSilent(const CXXRecordDecl *RD) {
  LibraryClass Kind = library(RD);
  return Kind != LibraryClass::Other && Kind != LibraryClass::Guard;
}

bool Matchers::isBitOfVector(QualType T) {
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD || !Entities.isSystem(RD))
    return false;
  llvm::StringRef Name = Naming.qualified(RD);
  return Name == "std::_Bit_reference" || Name == "std::__bit_reference";
}

bool Matchers::isDuration(const CXXRecordDecl *RD) {
  return Entities.isSystem(RD) && Naming.qualified(RD) == "std::chrono::duration";
}

bool heddle::extract::isPointerLike(QualType T) {
  return T->isAnyPointerType() || T->isReferenceType() || T->isMemberPointerType() ||
         T->isBlockPointerType();
}

bool heddle::extract::isPlaceholder(QualType T) {
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  return RD && RD->getName().contains("laceholder");
}

// --- Atomic operations -----------------------------------------------------------

/// The operation called \p Name: the method of std::atomic, or what follows
/// `atomic_`, `__atomic_`, `__c11_atomic_`, `__sync_` in the name of a function.
static AtomicOperation operationOf(llvm::StringRef Name) {
  Name.consume_back("_explicit");
  Name.consume_back("_n");
  if (Name.starts_with("fetch_") || Name.ends_with("_fetch") || Name.starts_with("fetch_and_") ||
      Name.ends_with("_and_fetch"))
    return {EventKind::ReadModifyWrite, RmwForm::FetchOp};
  if (Name.starts_with("compare_exchange") || Name.ends_with("_compare_and_swap"))
    return {EventKind::ReadModifyWrite, RmwForm::CompareExchange};
  return llvm::StringSwitch<AtomicOperation>(Name)
      .Cases({"load", "test", "flag_test"}, AtomicOperation{EventKind::Read, RmwForm::None})
      .Cases({"store", "operator=", "clear", "flag_clear"},
             AtomicOperation{EventKind::Write, RmwForm::None})
      .Case("lock_release", AtomicOperation{EventKind::Write, RmwForm::None})
      .Cases({"exchange", "test_and_set", "flag_test_and_set", "lock_test_and_set"},
             AtomicOperation{EventKind::ReadModifyWrite, RmwForm::Exchange})
      .Cases({"operator++", "operator--"},
             AtomicOperation{EventKind::ReadModifyWrite, RmwForm::Increment})
      .Cases({"operator+=", "operator-=", "operator&=", "operator|=", "operator^="},
             AtomicOperation{EventKind::ReadModifyWrite, RmwForm::CompoundAssign})
      .Default(Name.starts_with("operator ") ? AtomicOperation{EventKind::Read, RmwForm::None}
                                             : AtomicOperation());
}

/// The operation of the free function \p Name on what its first argument
/// points to.
static AtomicOperation freeOperation(llvm::StringRef Name) {
  bool Known = Name.consume_front("std::atomic_") || Name.consume_front("__sync_") ||
               Name.consume_front("atomic_");
  if (!Known)
    return {};
  // The size that Clang adds to the overloads of the builtins.
  if (size_t Cut = Name.find_last_of('_');
      Cut != llvm::StringRef::npos && Cut + 1 < Name.size() && llvm::isDigit(Name[Cut + 1]))
    Name = Name.take_front(Cut);
  return operationOf(Name);
}

AtomicOperation Matchers::atomicOperation(const FunctionDecl *F) {
  return libraryName(F).empty() ? AtomicOperation() : byName(F).Atomic;
}

AtomicOperation heddle::extract::atomicOperation(const AtomicExpr *A) {
  if (A->isValueDependent() || A->getOp() == AtomicExpr::AO__c11_atomic_init)
    return {};
  llvm::StringRef Name = A->getOpAsString();
  if (!Name.consume_front("__atomic_") && !Name.consume_front("__c11_atomic_") &&
      !Name.consume_front("__scoped_atomic_"))
    return {};
  return operationOf(Name);
}

// --- Functions -------------------------------------------------------------------

const Matchers::NamedRoles &Matchers::byName(const FunctionDecl *F) {
  auto [It, New] = Functions.try_emplace(F->getCanonicalDecl());
  NamedRoles &Roles = It->second;
  if (!New)
    return Roles;
  llvm::StringRef Name = Naming.qualified(F);
  Roles.Role = pathRole(Name);
  Roles.DecayCopies = extract::decayCopies(Name);
  if (isa<CXXMethodDecl>(F)) {
    auto [Class, Method] = Name.rsplit("::");
    if (libraryClass(Class) == LibraryClass::Atomic)
      Roles.Atomic = operationOf(Method);
  } else {
    Roles.Atomic = freeOperation(Name);
  }
  return Roles;
}

llvm::StringRef Matchers::libraryName(const FunctionDecl *F) {
  return F && Entities.isSystem(F) ? llvm::StringRef(Naming.qualified(F)) : llvm::StringRef();
}

PathRole Matchers::role(const FunctionDecl *F) {
  return F && Entities.isSystem(F) ? byName(F).Role : PathRole::None;
}

bool Matchers::decayCopies(const FunctionDecl *F) {
  return F && Entities.isSystem(F) && byName(F).DecayCopies;
}

bool Matchers::isForwarded(const FunctionDecl *F, unsigned I) {
  const FunctionTemplateDecl *Template = F ? F->getPrimaryTemplate() : nullptr;
  if (!Template || !llvm::StringRef(Naming.qualified(F)).starts_with("std::"))
    return false;
  const FunctionDecl *Pattern = Template->getTemplatedDecl();
  if (!Pattern->getNumParams())
    return false;
  QualType T = Pattern->getParamDecl(std::min(I, Pattern->getNumParams() - 1))->getType();
  if (const auto *Pack = T->getAs<PackExpansionType>())
    T = Pack->getPattern();
  return T->isRValueReferenceType();
}

bool Matchers::looksAtOwner(const FunctionDecl *F) {
  llvm::StringRef Method = llvm::StringRef(Naming.qualified(F)).rsplit("::").second;
  bool Looks = roleByName(F) != PathRole::None || Method.starts_with("operator bool") ||
               Method == "has_value" || Method == "operator==" || Method == "operator!=";
  return Looks && Method != "lock";
}

bool Matchers::makesOwned(const FunctionDecl *F) {
  return llvm::StringSwitch<bool>(libraryName(F))
      .Cases({"std::make_unique", "std::make_shared", "std::make_optional"}, true)
      .Cases({"boost::make_shared", "absl::make_unique"}, true)
      .Default(false);
}

bool Matchers::emplaces(const FunctionDecl *F) {
  return libraryName(F).rsplit("::").second.starts_with("emplace");
}

bool Matchers::makesInPlace(const CXXConstructExpr *C) {
  if (C->getNumArgs() == 0 || library(C->getType()) != LibraryClass::Owner)
    return false;
  const CXXRecordDecl *Tag = C->getArg(0)->getType()->getAsCXXRecordDecl();
  return Tag && Entities.isSystem(Tag) && Naming.qualified(Tag) == "std::in_place_t";
}

bool heddle::extract::isTrivialAssignment(const FunctionDecl *F) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
  return M && (M->isCopyAssignmentOperator() || M->isMoveAssignmentOperator()) && M->isTrivial();
}

bool heddle::extract::isBranchHint(const FunctionDecl *F) {
  unsigned Id = F ? F->getBuiltinID() : 0;
  return Id == Builtin::BI__builtin_expect || Id == Builtin::BI__builtin_expect_with_probability;
}

// --- Calls -----------------------------------------------------------------------

const FunctionDecl *heddle::extract::callOperator(const CXXRecordDecl *RD) {
  if (RD->isLambda()) {
    const CXXMethodDecl *Call = RD->getLambdaCallOperator();
    const FunctionTemplateDecl *Template = RD->getDependentLambdaCallOperator();
    if (!Template)
      return Call;
    const FunctionDecl *Only = nullptr;
    for (const FunctionDecl *Spec : Template->specializations()) {
      if (!Spec->hasBody() || Spec->isInvalidDecl())
        continue;
      if (Only)
        return Call;
      Only = Spec;
    }
    return Only ? Only : Call;
  }
  const FunctionDecl *Only = nullptr;
  if (!RD->hasDefinition())
    return nullptr;
  for (const CXXMethodDecl *M : RD->getDefinition()->methods()) {
    if (M->getOverloadedOperator() != OO_Call)
      continue;
    if (Only)
      return nullptr;
    Only = M;
  }
  return Only;
}

const MemberExpr *heddle::extract::calleeMember(const CallExpr *C) {
  return isa<CXXMemberCallExpr>(C) ? dyn_cast<MemberExpr>(C->getCallee()->IgnoreParens()) : nullptr;
}

const Expr *heddle::extract::operatorObject(const CallExpr *C, const FunctionDecl *F) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
  return isa<CXXOperatorCallExpr>(C) && M && M->isInstance() && C->getNumArgs() ? C->getArg(0)
                                                                                : nullptr;
}

void heddle::extract::forEachVariable(const Stmt *Body,
                                      llvm::function_ref<void(const VarDecl *)> Each) {
  if (!Body || isa<Expr>(Body))
    return;
  if (const auto *D = dyn_cast<DeclStmt>(Body))
    for (const Decl *Declared : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Declared))
        Each(V);
  if (const auto *D = dyn_cast<OMPExecutableDirective>(Body)) {
    // The variables of a region are those of another function.
    if (!DirectiveParts(D).startsAny())
      forEachVariable(statementOf(D), Each);
    return;
  }
  for (const Stmt *Child : Body->children())
    forEachVariable(Child, Each);
}

bool heddle::extract::isWrittenNull(const Expr *E) {
  E = E->IgnoreParenCasts();
  const auto *L = dyn_cast<IntegerLiteral>(E);
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr>(E) || (L && L->getValue() == 0);
}
