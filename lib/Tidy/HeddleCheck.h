//===- Tidy/HeddleCheck.h - a check as clang-tidy sees it -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One class serves all checks: the analysis that they share has the findings, and
// each shows those under its name. Options: heddle-NAME.Confidence (low, medium or
// high: the least that is shown) and, for all checks alike, HeddleConfig.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TIDY_HEDDLECHECK_H
#define HEDDLE_TIDY_HEDDLECHECK_H

#include "Findings/Finding.h"
#include "Tidy/SourcePlaces.h"
#include "Tidy/UnitFindings.h"
#include "clang-tidy/ClangTidyCheck.h"
#include <memory>

namespace heddle::tidy {

class HeddleCheck : public clang::tidy::ClangTidyCheck {
public:
  HeddleCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context,
              std::shared_ptr<UnitFindings> Unit);

  bool isLanguageVersionSupported(const clang::LangOptions &LO) const override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void report(const findings::Finding &F, const SourcePlaces &Places);

  std::string Name, Config;
  findings::Confidence Threshold;
  std::shared_ptr<UnitFindings> Unit;
};

} // namespace heddle::tidy

#endif // HEDDLE_TIDY_HEDDLECHECK_H
