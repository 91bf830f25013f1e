//===- Findings/Filter.h - what the user wants to see -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The user's choice: which checks run, and of what they find, which findings
// are shown. A filter looks at the place of a finding, not at its threads.
// Everything is checked when it is made; a wrong regex, glob or name is an
// error with a hint, never a filter that silently lets nothing through.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_FILTER_H
#define HEDDLE_FINDINGS_FILTER_H

#include "Findings/FileRoles.h"
#include "Findings/Finding.h"
#include "Findings/GlobList.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/Regex.h"
#include <memory>

namespace heddle::findings {

/// `--checks=`: a list as clang-tidy's, laid over the checks' own defaults
/// ("-*,heddle-lock-*" runs these alone).
class CheckFilter {
public:
  CheckFilter() = default;
  /// Fails where an item without `*` is none of \p Known, with the closest
  /// match.
  static llvm::Expected<CheckFilter> create(llvm::StringRef List,
                                            llvm::ArrayRef<llvm::StringRef> Known);
  bool enabled(llvm::StringRef Check, bool OnByDefault) const {
    return List.decide(Check).value_or(OnByDefault);
  }

private:
  GlobList List;
};

/// `--exclude=`: globs on paths. A glob matches the absolute path, or the path
/// from the root; `*` stands for any text, '/' too; a folder stands for all
/// that lies below it.
class PathGlobs {
public:
  PathGlobs() = default;
  static llvm::Expected<PathGlobs> create(llvm::ArrayRef<std::string> Globs, llvm::StringRef Root);
  bool matches(llvm::StringRef AbsolutePath) const;

private:
  struct Glob {
    std::unique_ptr<std::string> Text; ///< Pattern points into it
    llvm::GlobPattern Pattern;
  };
  std::vector<Glob> Globs;
  std::string Root;
};

/// In the files that one of Paths matches, Checks (globs as --checks has them)
/// say what is shown.
struct Override {
  std::vector<std::string> Paths;
  std::string Checks;
  friend bool operator==(const Override &, const Override &) = default;
};

struct FilterOptions {
  Confidence Threshold = Confidence::Medium;
  /// A regex (as clang-tidy's, unanchored) for the paths of headers whose
  /// findings are shown; empty: all of them. Main files are always shown.
  std::string HeaderFilter;
  std::vector<std::string> Exclude;
  /// Where relative globs of Exclude begin; absolute.
  std::string Root;
  /// The last one that says something of a check and a file decides.
  std::vector<Override> Overrides;
  /// Where relative globs of Overrides begin; absolute.
  std::string OverrideRoot;
};

class FindingFilter {
public:
  static llvm::Expected<FindingFilter> create(const FilterOptions &O);

  /// Whether \p F is shown. A finding whose place is in a system header never
  /// is.
  bool keeps(const Finding &F, const FileRoles &Roles) const;

private:
  Confidence Threshold = Confidence::Medium;
  std::optional<llvm::Regex> Headers;
  PathGlobs Excluded;
  std::vector<std::pair<PathGlobs, GlobList>> Overrides;
};

/// "high", "medium", "low".
llvm::StringRef spelling(Confidence C);
/// None where \p S is no level.
std::optional<Confidence> parseConfidence(llvm::StringRef S);

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_FILTER_H
