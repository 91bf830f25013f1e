//===- Extract/SkippedCalls.h - whom skipped bodies would call --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which templates of the project the body of a system template would call, had
// it been parsed. The body is not there, but what it can be about is: the
// arguments of the template that it belongs to. Overload resolution on values
// of these types says what would be chosen. That covers operators and swap of
// two objects of one class, callables that are passed to algorithms or kept by
// containers and owners, visitors, and methods that a wrapper calls by the name
// of its own.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_SKIPPEDCALLS_H
#define HEDDLE_EXTRACT_SKIPPEDCALLS_H

#include "Extract/Unit.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SetVector.h"

namespace clang {
class OverloadCandidateSet;
class Sema;
} // namespace clang

namespace heddle::extract {

class SkippedCalls {
public:
  /// Makes the body of a function; false if that goes wrong.
  using Definer = llvm::function_ref<bool(clang::FunctionDecl *)>;

  SkippedCalls(Unit &U, clang::Sema &S);

  /// Takes note of the function template \p T of the project.
  void addTemplate(const clang::FunctionTemplateDecl *T);
  /// Takes note of the system template \p T that was given \p Args.
  void addUse(const clang::TemplateDecl *T, llvm::ArrayRef<clang::TemplateArgument> Args);
  /// Takes note of the system class \p Wrapper.
  void addWrapper(clang::ClassTemplateSpecializationDecl *Wrapper);

  /// Defines what the uses and wrappers so far would call.
  void defineCalled(Definer Define);
  /// Defines the operators that two objects of class \p RD are given to.
  void defineOperators(clang::CXXRecordDecl *RD, Definer Define);

private:
  struct Use {
    const clang::TemplateDecl *Template;
    llvm::ArrayRef<clang::TemplateArgument> Args;
    clang::CXXRecordDecl *Callee;
  };
  using Types = llvm::SmallVector<clang::QualType, 4>;

  clang::FunctionTemplateDecl *callTemplate(clang::CXXRecordDecl *RD);
  clang::Expr *value(clang::QualType T);
  clang::FunctionDecl *chosen(clang::OverloadCandidateSet &Candidates);
  clang::FunctionDecl *method(clang::CXXRecordDecl *RD, clang::DeclarationName Name,
                              llvm::ArrayRef<clang::QualType> Args);
  clang::QualType elementOf(clang::QualType Iterator);
  Types operands(const Use &A);
  bool visits(const Use &A, Definer Define);
  void call(const Use &A, Definer Define);
  void sameName(clang::ClassTemplateSpecializationDecl *Wrapper, Definer Define);

  Unit &U;
  clang::Sema &S;
  clang::DeclarationName Call;
  clang::SourceLocation Where;
  llvm::SetVector<clang::DeclarationName> Operators;
  std::vector<Use> Uses;
  std::vector<clang::ClassTemplateSpecializationDecl *> Wrappers;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_SKIPPEDCALLS_H
