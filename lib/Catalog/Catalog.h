//===- Catalog/Catalog.h - what the functions and types mean ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The catalogue of what is known by name: which functions lock, sleep, start
// threads, block; which types are locks, guards, threads. It is data: YAML files
// built into the binary (lib/Catalog/data), and the user's `.heddle.yaml` in the
// same format, which docs/catalogue.md describes. It holds primitives and what
// has no visible body; wrappers around them are followed by their bodies.
//
// Names are those of model::Entity::Name: qualified, without template arguments
// and inline namespaces. A lookup is one hash lookup. A catalogue that is not
// being added to may be read by any number of threads.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CATALOG_CATALOG_H
#define HEDDLE_CATALOG_CATALOG_H

#include "Catalog/Entry.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/Error.h"
#include <forward_list>
#include <string>

namespace heddle::catalog {

class Catalog {
public:
  /// Knows nothing.
  Catalog() = default;
  Catalog(Catalog &&) = default;
  Catalog &operator=(Catalog &&) = default;

  /// What heddle knows by itself. Fails only if the built-in files are wrong,
  /// which a test rules out.
  static llvm::Expected<Catalog> builtin();

  /// Adds what \p Yaml says; what the user says replaces what is built in.
  /// Top-level keys that are not sections() are left alone, unless they are a
  /// typing error away from one: they are the rest of `.heddle.yaml`. Fails with
  /// `file:line:column: what is wrong`; nothing has been added then.
  llvm::Error add(llvm::StringRef Yaml, llvm::StringRef FileName);

  /// The names of the catalogue's sections, sorted.
  static llvm::ArrayRef<llvm::StringRef> sections();

  /// What is known of the function \p Name, or null. Constructors and
  /// destructors are found by their type (constructed()).
  const Function *function(llvm::StringRef Name) const;
  /// What is known of the type \p Name, or null.
  const Type *type(llvm::StringRef Name) const;
  /// The type that the constructor or destructor \p Name belongs to
  /// (`std::lock_guard::lock_guard`, `std::lock_guard::~lock_guard`), or null.
  const Type *typeOfMember(llvm::StringRef Name) const;
  /// What the variable or the type \p Name asks as a tag (`std::defer_lock`).
  Tag tag(llvm::StringRef Name) const;

  bool isLock(llvm::StringRef TypeName) const { return is(TypeName, TypeKind::Lock); }
  bool isRecursiveLock(llvm::StringRef TypeName) const;
  bool isGuard(llvm::StringRef TypeName) const { return is(TypeName, TypeKind::Guard); }
  bool isCondVar(llvm::StringRef TypeName) const {
    return is(TypeName, TypeKind::ConditionVariable);
  }
  bool isThread(llvm::StringRef TypeName) const { return is(TypeName, TypeKind::Thread); }
  bool isFuture(llvm::StringRef TypeName) const { return is(TypeName, TypeKind::Future); }
  bool isAtomic(llvm::StringRef TypeName) const { return is(TypeName, TypeKind::Atomic); }
  bool isContainer(llvm::StringRef TypeName) const { return is(TypeName, TypeKind::Container); }
  bool isOwner(llvm::StringRef TypeName) const { return is(TypeName, TypeKind::Owner); }
  /// Two threads may call its methods at once: locks, atomics, condition
  /// variables, semaphores, futures' shared states, concurrent containers.
  bool isSelfSynchronised(llvm::StringRef TypeName) const;

  /// How the function \p Name runs the callables that it is passed.
  CallBack callsBack(llvm::StringRef Name) const;

  size_t functionCount() const { return Functions.size(); }
  size_t typeCount() const { return Types.size(); }

private:
  friend class Sections;
  /// Takes over what \p Other says.
  void merge(Catalog Other);
  bool is(llvm::StringRef TypeName, TypeKind K) const {
    const Type *T = type(TypeName);
    return T && T->Kind == K;
  }

  template <class T> using ByName = llvm::StringMap<T, llvm::BumpPtrAllocator>;
  ByName<Function> Functions;
  ByName<Type> Types;
  ByName<Tag> Tags;
  /// What the entries' texts refer to; a list, so that they stay where they are.
  std::forward_list<std::string> Texts;
};

/// Both ends of a qualified name: {"std::mutex", "lock"} of "std::mutex::lock".
/// Separators inside <…> and (…) do not count.
std::pair<llvm::StringRef, llvm::StringRef> splitQualifiedName(llvm::StringRef Name);

} // namespace heddle::catalog

#endif // HEDDLE_CATALOG_CATALOG_H
