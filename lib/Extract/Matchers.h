//===- Extract/Matchers.h - what heddle asks of declarations ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The predicates of our domain over Clang's declarations, types and calls, in
// one place: what is an owner, an atomic operation, a function that only passes
// a name on. They are composed from the table of library names
// (PathFunctions.h) and from what Clang knows. None of them makes an event or
// a path; the parts of FunctionExtractor do so. Each has an example of what it
// says yes to, and of what it does not, or what it answers.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_MATCHERS_H
#define HEDDLE_EXTRACT_MATCHERS_H

#include "Extract/EntityTable.h"
#include "Extract/Names.h"
#include "Extract/PathFunctions.h"
#include "Model/Event.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace heddle::extract {

/// What an atomic operation does.
struct AtomicOperation {
  model::EventKind Kind = model::EventKind::Call; ///< Call: it is none
  model::RmwForm Form = model::RmwForm::None;

  explicit operator bool() const { return Kind != model::EventKind::Call; }
};

/// Questions whose answers hang on names. What a name says is kept for each
/// canonical declaration; whether a declaration is the library's is asked anew,
/// for a redeclaration may be the project's.
class Matchers {
public:
  Matchers(const EntityTable &Entities, Names &Naming) : Entities(Entities), Naming(Naming) {}

  // --- Classes and types ---------------------------------------------------------

  /// The kind of library class that \p T is, or refers to; Other for everything
  /// that does not come from a system header.
  ///     std::unique_ptr<T> &     Owner
  ///     project::unique_ptr<T>   Other
  LibraryClass library(clang::QualType T);
  LibraryClass library(const clang::CXXRecordDecl *RD);

  /// An object of type \p T is accessed atomically.
  ///     std::atomic<int>, _Atomic int, std::atomic_flag
  ///     not: volatile int, std::shared_ptr<int>
  bool isAtomic(clang::QualType T);

  /// A value of type \p T holds something that can be called.
  ///     void (*)(), std::function<void()>, a lambda
  ///     not: struct Task { void operator()(); }
  bool isCallable(clang::QualType T);

  /// A value of type \p T may be called, or refers to something that may.
  ///     all that is callable, struct Task { void operator()(); }
  ///     not: int, struct Point { int X, Y; }
  bool mayBeCallable(clang::QualType T);

  /// An object of type \p T points to one object that it may own.
  ///     std::unique_ptr<T>, std::optional<T>, boost::shared_ptr<T>
  ///     not: T *, std::vector<T>
  bool isOwner(clang::QualType T) { return library(T) == LibraryClass::Owner; }

  /// An owner that keeps nothing alive.
  ///     std::weak_ptr<T>
  ///     not: std::shared_ptr<T>
  bool isWeakOwner(const clang::CXXRecordDecl *RD);

  /// An object of type \p T points to an element of a container.
  ///     std::vector<T>::iterator
  ///     not: T *
  bool isIterator(clang::QualType T) { return library(T) == LibraryClass::Iterator; }

  /// An object of type \p T stands for one bit of a container.
  ///     std::vector<bool>::reference
  ///     not: bool &, std::bitset<8>::reference
  bool isBitOfVector(clang::QualType T);

  /// The library class \p RD is known through and through: that one is made or
  /// destroyed has no part in what threads do to each other.
  ///     std::string, std::vector<int>, std::atomic<int>
  ///     not: std::lock_guard<M>, std::thread, project::Task
  bool isSilent(const clang::CXXRecordDecl *RD);

  /// \p RD is std::pair, whose elements have names.
  ///     std::pair<int, int>
  ///     not: std::tuple<int, int>
  bool isPair(const clang::CXXRecordDecl *RD) { return Naming.qualified(RD) == "std::pair"; }

  /// The elements of the container \p RD are pairs of a key and a value.
  ///     std::map<K, V>
  ///     not: std::set<K>
  bool holdsPairs(const clang::CXXRecordDecl *RD) {
    return elementArgument(Naming.qualified(RD)) != 0;
  }

  /// \p RD says how long.
  ///     std::chrono::milliseconds
  ///     not: std::chrono::steady_clock::time_point
  bool isDuration(const clang::CXXRecordDecl *RD);

  // --- Functions -----------------------------------------------------------------

  /// The qualified name of \p F if it comes from a system header, else "".
  ///     std::move(x)       "std::move"
  ///     project::move(x)   ""
  llvm::StringRef libraryName(const clang::FunctionDecl *F);

  /// What the result of the library function \p F names; null is None.
  ///     std::move(x)       Argument
  ///     project::move(x)   None
  PathRole role(const clang::FunctionDecl *F);

  /// The same by the name alone, wherever \p F comes from: right where to take
  /// too much for the library's is the safe side.
  ///     boost::ref(x) in Boost's own sources   ReferenceTo
  ///     project::move(x)                       None
  PathRole roleByName(const clang::FunctionDecl *F) { return byName(F).Role; }

  /// The library function \p F copies what it is passed, whatever its
  /// parameters say.
  ///     std::thread t(f, x);   std::async(f, x)
  ///     not: v.push_back(x), project::async(f, x)
  bool decayCopies(const clang::FunctionDecl *F);
  bool decayCopiesByName(const clang::FunctionDecl *F) { return byName(F).DecayCopies; }

  /// Parameter \p I of the library function \p F takes anything and copies it.
  ///     v.emplace_back(x)   (template <class... A> emplace_back(A &&...))
  ///     not: v.push_back(x)
  bool isForwarded(const clang::FunctionDecl *F, unsigned I);

  /// The method \p F of an owner only looks at the pointer.
  ///     p.get(), *p, if (p), p == q
  ///     not: p.reset(), weak.lock()
  bool looksAtOwner(const clang::FunctionDecl *F);

  /// \p F makes an object and gives back its owner.
  ///     std::make_unique<T>(x)
  ///     not: std::make_pair(x, y)
  bool makesOwned(const clang::FunctionDecl *F);

  /// \p F makes an object inside of the one that it is called on.
  ///     v.emplace_back(x)
  ///     not: v.push_back(x)
  bool emplaces(const clang::FunctionDecl *F);
  /// An owner is made together with what it owns, of the arguments behind a tag.
  ///     std::optional<T> o(std::in_place, x);
  bool makesInPlace(const clang::CXXConstructExpr *C);

  /// What the function or method \p F does to an atomic object.
  ///     a.fetch_add(1), __sync_fetch_and_add(&a, 1)   ReadModifyWrite, FetchOp
  ///     a.is_lock_free(), project::atomic_load(&a)    none
  AtomicOperation atomicOperation(const clang::FunctionDecl *F);

private:
  /// What the name of a function says.
  struct NamedRoles {
    PathRole Role = PathRole::None;
    bool DecayCopies = false;
    AtomicOperation Atomic;
  };
  const NamedRoles &byName(const clang::FunctionDecl *F);

  const EntityTable &Entities;
  Names &Naming;
  llvm::DenseMap<const clang::Decl *, LibraryClass> Classes;
  llvm::DenseMap<const clang::Decl *, NamedRoles> Functions;
};

// --- What needs no names ---------------------------------------------------------

/// \p T can name something else.
///     int *, int &, int S::*
///     not: std::unique_ptr<int>
bool isPointerLike(clang::QualType T);

/// The function that a call of an object of class \p RD runs, or null. Of a
/// generic lambda that is its only instantiation, or else its pattern.
///     struct Task { void operator()(); }                           Task::operator()
///     struct Two { void operator()(int); void operator()(char); }  null
const clang::FunctionDecl *callOperator(const clang::CXXRecordDecl *RD);

/// The member expression through which \p C calls a method, or null.
///     q.push(v)      q.push
///     push(q, v)     null
const clang::MemberExpr *calleeMember(const clang::CallExpr *C);

/// The object of a call of the method \p F that is written as an operator, or
/// null.
///     *p             p
///     p.operator*()  null
const clang::Expr *operatorObject(const clang::CallExpr *C, const clang::FunctionDecl *F);

/// \p F copies an object member by member.
///     struct Point { int X, Y; };  p = q;
///     not: std::string s;  s = t;
bool isTrivialAssignment(const clang::FunctionDecl *F);

/// \p F hands on its first argument and says how likely it is.
///     __builtin_expect(x, 1)
///     not: __builtin_popcount(x)
bool isBranchHint(const clang::FunctionDecl *F);

/// \p T stands for an argument that a bound function is given later.
///     std::placeholders::_1
///     not: int
bool isPlaceholder(clang::QualType T);

/// Calls \p Each with the variables that the statements below \p Body declare.
///     { int a; if (int b = f()) { static int c; } }   a, b, c
///     not: the d of [] { int d; }, which is a function of its own
void forEachVariable(const clang::Stmt *Body,
                     llvm::function_ref<void(const clang::VarDecl *)> Each);

/// \p E is a null pointer as it is written.
///     nullptr, NULL, 0
///     not: p
bool isWrittenNull(const clang::Expr *E);

/// What the builtin \p A does; see Matchers::atomicOperation.
///     __atomic_exchange_n(&a, 1, order)   ReadModifyWrite, Exchange
///     __c11_atomic_init(&a, 1)            none
AtomicOperation atomicOperation(const clang::AtomicExpr *A);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_MATCHERS_H
