//===- Extract/Names.cpp --------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle::extract;
using namespace clang;

llvm::StringRef heddle::extract::publicClassName(llvm::StringRef Name) {
  if (!Name.starts_with("_"))
    return Name;
  return llvm::StringSwitch<llvm::StringRef>(Name)
      .Cases({"__atomic_base", "__atomic_float", "_Atomic_impl"}, "atomic")
      .Case("__atomic_flag_base", "atomic_flag")
      .Case("__atomic_ref", "atomic_ref")
      .Cases({"__atomic_ref_base", "__atomic_ref_impl"}, "atomic_ref")
      .Cases({"__shared_ptr", "__shared_ptr_access"}, "shared_ptr")
      .Case("__weak_ptr", "weak_ptr")
      .Case("__basic_future", "future")
      .Cases({"_Optional_base", "_Optional_base_impl", "_Optional_payload"}, "optional")
      .Cases({"__mutex_base", "__recursive_mutex_base"}, "mutex")
      .Cases({"__shared_mutex_pthread", "__shared_mutex_cv"}, "shared_mutex")
      .Case("__vector_base", "vector")
      .Default(Name);
}

static std::string ownName(const NamedDecl *D) {
  if (isa<CXXConstructorDecl>(D))
    return ownName(cast<CXXRecordDecl>(D->getDeclContext()));
  if (isa<CXXDestructorDecl>(D))
    return "~" + ownName(cast<CXXRecordDecl>(D->getDeclContext()));
  if (const auto *NS = dyn_cast<NamespaceDecl>(D); NS && NS->isAnonymousNamespace())
    return "(anonymous namespace)";
  if (const auto *RD = dyn_cast<TagDecl>(D); RD && !RD->getIdentifier()) {
    if (const TypedefNameDecl *Typedef = RD->getTypedefNameForAnonDecl())
      return Typedef->getNameAsString();
    return "(anonymous)";
  }
  return D->getNameAsString();
}

std::string Names::scope(const DeclContext *DC) {
  while (DC && !DC->isTranslationUnit()) {
    const auto *ND = dyn_cast<NamedDecl>(DC);
    const auto *NS = dyn_cast<NamespaceDecl>(DC);
    if (ND && !(NS && NS->isInline() && !NS->isAnonymousNamespace()))
      return qualified(ND) + "::";
    DC = DC->getParent();
  }
  return {};
}

const std::string &Names::qualified(const NamedDecl *D) {
  auto It = Known.find(D);
  if (It != Known.end())
    return *It->second;
  std::string Scope = scope(D->getDeclContext());
  std::string Own = ownName(D);
  if (Scope == "std::" || isa<CXXConstructorDecl, CXXDestructorDecl>(D)) {
    bool Tilde = llvm::StringRef(Own).starts_with("~");
    llvm::StringRef Bare = llvm::StringRef(Own).drop_front(Tilde ? 1 : 0);
    Own = (Tilde ? "~" : "") + publicClassName(Bare).str();
  }
  return *(Known[D] = std::make_unique<std::string>(Scope + Own));
}

static bool hasArguments(const NamedDecl *D) {
  const auto *FD = dyn_cast<FunctionDecl>(D);
  if (FD && FD->getTemplateSpecializationArgs())
    return true;
  if (isa<ClassTemplateSpecializationDecl>(D))
    return true;
  for (const DeclContext *DC = D->getDeclContext(); DC; DC = DC->getParent()) {
    if (isa<ClassTemplateSpecializationDecl>(DC))
      return true;
    const auto *Outer = dyn_cast<FunctionDecl>(DC);
    if (Outer && Outer->getTemplateSpecializationArgs())
      return true;
  }
  return false;
}

std::string Names::withArguments(const NamedDecl *D) {
  if (!hasArguments(D))
    return {};
  PrintingPolicy Policy = D->getASTContext().getPrintingPolicy();
  Policy.SuppressInlineNamespace =
      llvm::to_underlying(PrintingPolicy::SuppressInlineNamespaceMode::All);
  Policy.TerseOutput = true;
  // Where a lambda stands is the business of this machine alone.
  Policy.AnonymousTagLocations = false;
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  D->getNameForDiagnostic(OS, Policy, /*Qualified=*/true);
  return Text == qualified(D) ? std::string() : Text;
}
