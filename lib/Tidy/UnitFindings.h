//===- Tidy/UnitFindings.h - one analysis for all checks of a TU --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-tidy makes an object for each check; they all share one of these, so that
// a TU is extracted and analysed once. It is the way of the command line with one
// summary: extract, link, analysis, checks.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TIDY_UNITFINDINGS_H
#define HEDDLE_TIDY_UNITFINDINGS_H

#include "Findings/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

namespace clang {
class ASTContext;
}

namespace heddle::tidy {

class UnitFindings {
public:
  /// The check \p Name takes part.
  void enable(llvm::StringRef Name) { Checks.insert(Name); }
  /// The .heddle.yaml to use instead of the one that is found upward from the
  /// main file.
  void setConfig(llvm::StringRef File) { Config = File.str(); }

  /// The findings of all checks that take part, sorted, of every confidence; a
  /// NOLINT at a finding's own place is left to clang-tidy. Made at the first
  /// call for \p Ctx. Fails, once, where the configuration is wrong; there are
  /// no findings then.
  llvm::Expected<llvm::ArrayRef<findings::Finding>> in(clang::ASTContext &Ctx);

private:
  llvm::Error analyse(clang::ASTContext &Ctx);

  llvm::StringSet<> Checks;
  std::string Config;
  const clang::ASTContext *Analysed = nullptr;
  std::vector<findings::Finding> Findings;
};

} // namespace heddle::tidy

#endif // HEDDLE_TIDY_UNITFINDINGS_H
