//===- Extract/Directives.h - OpenMP's directives in a body -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the directives of OpenMP mean for the body in which they are written. The
// statement of one that starts threads or tasks is a *region*: a function of its own,
// which captures what it uses by reference, as a lambda does. The statement of any other
// stays where it is; a mark says where it begins. Of the variables in its clauses, and of
// loop variables, each thread has its own (PrivateNames). Without -fopenmp Clang
// makes no directives, and there is nothing here.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_DIRECTIVES_H
#define HEDDLE_EXTRACT_DIRECTIVES_H

#include "Model/Entity.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtOpenMP.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace heddle::extract {

/// The parts of which a directive is made: `parallel for` is two.
class DirectiveParts {
public:
  explicit DirectiveParts(const clang::OMPExecutableDirective *D) : Kind(D->getDirectiveKind()) {}

  bool has(clang::OpenMPDirectiveKind Part) const;
  /// Threads are started that run it together.
  bool startsTeam() const;
  /// Its statement is a region.
  bool startsAny() const;
  /// The iterations of its loop are shared out.
  bool sharesLoop() const;

private:
  clang::OpenMPDirectiveKind Kind;
};

struct Region {
  const clang::OMPExecutableDirective *Directive;
  /// The function, or lambda, in which it is written.
  const clang::FunctionDecl *Function;
  model::EntityId Entity;
};

/// The statement of \p D without what Clang puts around it; null if it has none.
clang::Stmt *statementOf(const clang::OMPExecutableDirective *D);
/// The innermost function around \p D: a captured region is none.
const clang::FunctionDecl *functionAround(const clang::DeclContext *D);

/// The names in \p Code of variables that are private to each thread because of a
/// directive in it, or of \p Around, whose statement it is.
class PrivateNames {
public:
  PrivateNames(const clang::Stmt *Code, const clang::OMPExecutableDirective *Around);
  bool contains(const clang::DeclRefExpr *R) const { return Names.contains(R); }

private:
  llvm::DenseSet<const clang::DeclRefExpr *> Names;
};

/// The variables of which \p D gives a copy to each thread; \p Given: those that start
/// with the value outside.
using Variables = llvm::DenseSet<const clang::ValueDecl *>;
void addPrivate(const clang::OMPExecutableDirective *D, Variables &Private, Variables &Given);

/// As long as it lives, a CFG made of the code shows marks where the statements of directives
/// begin, and no regions. (Clang's CFG has a directive behind its statement only.)
class MarkedCode {
public:
  enum class Mark : uint8_t { Begin, LoneSection, EndOfLoneSection };
  using Meaning = std::pair<const clang::OMPExecutableDirective *, Mark>;

  /// \p Around: the directive whose statement \p Code is, or null.
  MarkedCode(const clang::ASTContext &Ctx, clang::Stmt *Code,
             const clang::OMPExecutableDirective *Around);
  ~MarkedCode();
  MarkedCode(const MarkedCode &) = delete;

  /// Null in the first for what is no mark.
  Meaning meaning(const clang::Stmt *S) const { return Marks.lookup(S); }

private:
  clang::Stmt *mark(const clang::OMPExecutableDirective *D, Mark M);
  void prepare(const clang::OMPExecutableDirective *D, bool IsRegion);
  clang::Stmt *withSections(const clang::OMPExecutableDirective *D, clang::Stmt *Code);

  const clang::ASTContext &Ctx;
  llvm::DenseMap<const clang::Stmt *, Meaning> Marks;
  std::vector<std::pair<clang::Stmt **, clang::Stmt *>> Replaced;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_DIRECTIVES_H
