//===- Extract/Names.h - qualified names for people and for the catalogue *- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Names as the catalogue has them: no template arguments, no inline namespaces,
// and none of the base classes in which one standard library happens to keep
// what the standard says of another class (std::__atomic_base::load is
// std::atomic::load).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_NAMES_H
#define HEDDLE_EXTRACT_NAMES_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include <string>

namespace heddle::extract {

class Names {
public:
  /// "absl::Mutex::Lock", "std::vector::push_back", "run::Local".
  const std::string &qualified(const clang::NamedDecl *D);
  /// With template arguments; empty where that is the same.
  std::string withArguments(const clang::NamedDecl *D);

private:
  std::string scope(const clang::DeclContext *DC);
  llvm::DenseMap<const clang::Decl *, std::unique_ptr<std::string>> Known;
};

/// The name by which the catalogue knows the class \p Name of namespace std.
llvm::StringRef publicClassName(llvm::StringRef Name);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_NAMES_H
