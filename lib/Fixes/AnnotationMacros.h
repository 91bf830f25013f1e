//===- Fixes/AnnotationMacros.h - how a file spells an attribute -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Most code bases write thread-safety attributes by macros of their own. The macro is the
// one whose definition names the attribute, in the file or in what it includes: found in
// the text, as the preprocessor is gone. An include is looked for in the folder of the
// file and those around it, and in `include` and `src` below them. Where no macro is found,
// the attribute itself is written.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FIXES_ANNOTATIONMACROS_H
#define HEDDLE_FIXES_ANNOTATIONMACROS_H

#include "Fixes/Fixes.h"
#include <set>
#include <string>
#include <vector>

namespace heddle::fixes {

class AnnotationMacros {
public:
  explicit AnnotationMacros(TextOf Text) : Source(Text) {}

  /// `GUARDED_BY(mu_)` for the attribute guarded_by, as it can be written in \p File at
  /// \p Offset. \p Locks: the arguments.
  std::string spell(llvm::StringRef File, size_t Offset, llvm::StringRef Attribute,
                    llvm::ArrayRef<std::string> Locks);

private:
  struct Macro {
    std::string Name, Attribute;
    bool Variadic = false;
  };
  /// What can be used behind an include of the file.
  const std::vector<Macro> &of(const std::string &File);
  void scan(llvm::StringRef File, llvm::StringRef Text, std::vector<Macro> &Out);
  std::optional<std::string> resolve(llvm::StringRef From, llvm::StringRef Name);

  TextOf Source;
  std::map<std::string, std::vector<Macro>> Known;
};

} // namespace heddle::fixes

#endif // HEDDLE_FIXES_ANNOTATIONMACROS_H
