//===- Findings/Suppression.h - NOLINT comments -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Decides which findings a NOLINT, NOLINTNEXTLINE or NOLINTBEGIN/END comment
// suppresses, with clang-tidy's grammar to the letter. A finding with two sides
// is suppressed from either: at its place, or at any step that is itself part
// of what goes wrong (Step::OnTheWay is false). Comments come from the
// summaries; the sources are not read here.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_SUPPRESSION_H
#define HEDDLE_FINDINGS_SUPPRESSION_H

#include "Findings/Finding.h"
#include "Model/TuSummary.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <tuple>

namespace heddle::findings {

/// The comments of all translation units; those of a header that many of them
/// include are kept once. The order of adding does not matter.
class SuppressionComments {
public:
  struct Comment {
    uint32_t Line = 0, Column = 0;
    model::Suppression::Scope Kind = model::Suppression::Scope::Line;
    bool HasList = false;
    std::string Checks; ///< as model::Suppression::Checks
    std::string Reason = {};
    auto key() const { return std::tie(Line, Column, Kind, HasList, Checks, Reason); }
    friend bool operator<(const Comment &A, const Comment &B) { return A.key() < B.key(); }
    friend bool operator==(const Comment &A, const Comment &B) { return A.key() == B.key(); }
  };

  void add(const model::TuSummary &S);
  void add(llvm::StringRef File, Comment C);

  /// By file; the comments of a file sorted by place, without duplicates.
  std::map<std::string, std::vector<Comment>> byFile() const;

private:
  std::map<std::string, std::vector<Comment>> Files;
};

struct SuppressionResult {
  std::vector<Finding> Kept; ///< in the order in which they were given
  unsigned Suppressed = 0;
  /// Comments that name a check of heddle and suppress nothing.
  std::vector<Note> Unused;
  /// Begin without end, end without begin, a check that does not exist, a list
  /// that is none.
  std::vector<Note> Malformed;
  /// Comments without the reason that is asked for, which suppress nothing.
  std::vector<Note> Unexplained;
};

/// The comments that can suppress a finding of one of the checks \p Known, each as
/// it is written ("NOLINT(heddle-lock-order)"), by place. With \p RequireReason,
/// one without a reason cannot.
std::vector<Note> commentsFor(const SuppressionComments &Comments,
                              llvm::ArrayRef<llvm::StringRef> Known, bool RequireReason = false);

/// Who looks for a comment at a finding's own place.
enum class OwnPlace : uint8_t {
  Ours,
  /// Whoever shows the findings does, as clang-tidy: what such a comment
  /// suppresses is kept for it, to be counted there.
  Host,
};

struct SuppressionOptions {
  OwnPlace Own = OwnPlace::Ours;
  /// A comment without a reason suppresses nothing.
  bool RequireReason = false;
};

/// \p Known: the names of all checks. \p Ran: whether a check was run; a
/// comment for one that was not is never called unused.
SuppressionResult suppress(std::vector<Finding> All, const SuppressionComments &Comments,
                           llvm::ArrayRef<llvm::StringRef> Known,
                           llvm::function_ref<bool(llvm::StringRef)> Ran,
                           const SuppressionOptions &O = {});

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_SUPPRESSION_H
