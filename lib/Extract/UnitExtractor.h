//===- Extract/UnitExtractor.h - all functions of one TU --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Walks the declarations of a translation unit outside system headers and
// extracts every function that has a body, instantiations and lambdas included.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_UNITEXTRACTOR_H
#define HEDDLE_EXTRACT_UNITEXTRACTOR_H

#include "Extract/Directives.h"
#include "Extract/Unit.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseSet.h"

namespace heddle::extract {

class UnitExtractor {
public:
  /// Functions whose body has one of \p Errors in it are incomplete.
  UnitExtractor(Unit &U, llvm::ArrayRef<clang::SourceLocation> Errors) : U(U), Errors(Errors) {}

  /// Functions in \p Broken are left out: their instantiation, which nobody
  /// but heddle asked for, went wrong.
  void run(const llvm::DenseSet<const clang::FunctionDecl *> &Broken);

private:
  void collect(const clang::DeclContext *DC);
  void collect(const clang::Decl *D);
  void collectFunction(const clang::FunctionDecl *F);
  void collectRecord(const clang::CXXRecordDecl *RD);
  void collectVariable(const clang::VarDecl *V);
  void collectLocals(const clang::FunctionDecl *F);
  void extractFunctions(const llvm::DenseSet<const clang::FunctionDecl *> &Broken);
  void extractGlobals();
  void extractRegions(llvm::ArrayRef<Region> Regions);
  void addLambda(const clang::LambdaExpr *L);
  bool hasErrorWithin(const clang::FunctionDecl *F) const;
  void finish(model::FunctionSummary S);

  Unit &U;
  llvm::ArrayRef<clang::SourceLocation> Errors;
  std::vector<const clang::FunctionDecl *> Functions;
  std::vector<const clang::VarDecl *> Globals;
  llvm::DenseSet<const clang::Decl *> Seen;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_UNITEXTRACTOR_H
