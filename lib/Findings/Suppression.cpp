//===- Findings/Suppression.cpp - NOLINT comments -------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Suppression.h"
#include "Findings/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::findings {

using Comment = SuppressionComments::Comment;
using Scope = model::Suppression::Scope;

void SuppressionComments::add(const model::TuSummary &S) {
  for (const model::Suppression &P : S.Suppressions)
    if (P.Where.File.valid() && P.Where.File.index() < S.Files.size())
      add(S.Files[P.Where.File.index()].Path,
          {P.Where.Line, P.Where.Column, P.Kind, P.HasList, P.Checks, P.Reason});
}

void SuppressionComments::add(llvm::StringRef File, Comment C) {
  Files[File.str()].push_back(std::move(C));
}

std::map<std::string, std::vector<Comment>> SuppressionComments::byFile() const {
  auto Result = Files;
  for (auto &[File, Comments] : Result) {
    llvm::sort(Comments);
    Comments.erase(llvm::unique(Comments), Comments.end());
  }
  return Result;
}

namespace {

llvm::StringRef keyword(Scope S) {
  switch (S) {
  case Scope::Line:
    return "NOLINT";
  case Scope::NextLine:
    return "NOLINTNEXTLINE";
  case Scope::Begin:
    return "NOLINTBEGIN";
  case Scope::End:
    return "NOLINTEND";
  }
  return "";
}

/// A comment and what it has done.
struct Rule {
  struct Name {
    std::string Glob;
    bool Used = false;
  };
  Comment What;
  std::vector<Name> Names;
  /// For a begin: its end, if it has one.
  std::optional<std::pair<uint32_t, uint32_t>> End;

  explicit Rule(Comment C) : What(std::move(C)) {
    // A bare NOLINT is NOLINT(*); one with a '-' in its list would not suppress
    // at all, so clang-tidy ignores such items.
    GlobList List(What.HasList ? llvm::StringRef(What.Checks) : "*");
    for (const GlobList::Item &I : List.items())
      if (!I.Removes)
        Names.push_back({I.Glob});
  }

  std::pair<uint32_t, uint32_t> position() const { return {What.Line, What.Column}; }

  /// The list without the spaces that do not count.
  std::string list() const {
    llvm::SmallVector<llvm::StringRef> Parts;
    if (!What.HasList)
      return "";
    llvm::StringRef(What.Checks).split(Parts, ',');
    for (llvm::StringRef &P : Parts)
      P = P.trim();
    return llvm::join(Parts, ",");
  }

  bool covers(const Place &P) const {
    switch (What.Kind) {
    case Scope::Line:
      return P.Line == What.Line;
    case Scope::NextLine:
      return P.Line == What.Line + 1;
    case Scope::Begin:
      return End && position() < std::pair(P.Line, P.Column) && std::pair(P.Line, P.Column) < *End;
    case Scope::End:
      return false;
    }
    return false;
  }

  /// Whether it suppresses \p Check; notes which of its names did.
  bool apply(llvm::StringRef Check) {
    bool Any = false;
    for (Name &N : Names)
      if (GlobList::matches(N.Glob, Check))
        Any = N.Used = true;
    return Any;
  }

  /// Whether somebody meant it for heddle alone.
  bool namesHeddle() const {
    return llvm::any_of(
        Names, [](const Name &N) { return llvm::StringRef(N.Glob).starts_with("heddle-"); });
  }

  /// Whether it has done what it is for, or would have.
  bool used() const {
    return llvm::any_of(Names, [](const Name &N) { return N.Used; });
  }

  /// Whether it was written with heddle in mind, or for every tool.
  bool concerns(llvm::ArrayRef<llvm::StringRef> Known) const {
    return llvm::any_of(Names, [&](const Name &N) {
      return llvm::StringRef(N.Glob).starts_with("heddle-") ||
             llvm::any_of(Known, [&](llvm::StringRef K) { return GlobList::matches(N.Glob, K); });
    });
  }
};

class FileRules {
public:
  FileRules(llvm::StringRef File, const std::vector<Comment> &Comments, bool RequireReason)
      : File(File), RequireReason(RequireReason) {
    for (const Comment &C : Comments)
      Rules.emplace_back(C);
    pair();
  }
  FileRules(const FileRules &) = delete; // Unmatched points into Rules

  bool apply(const Place &P, llvm::StringRef Check) {
    bool Any = false;
    for (Rule &R : Rules)
      if (R.covers(P))
        Any |= R.apply(Check) && !lacksReason(R);
    return Any;
  }

  void reportMalformed(llvm::ArrayRef<llvm::StringRef> Known, std::vector<Note> &Out) const;
  void reportUnused(llvm::function_ref<bool(llvm::StringRef)> Ran, std::vector<Note> &Out) const;
  void reportUnexplained(std::vector<Note> &Out) const;

private:
  /// Blocks nest: an end closes the innermost open begin, if that has the same
  /// list, and none else.
  void pair() {
    std::vector<Rule *> Open;
    for (Rule &R : Rules) {
      if (R.What.Kind == Scope::Begin) {
        Open.push_back(&R);
      } else if (R.What.Kind == Scope::End) {
        if (!Open.empty() && Open.back()->What.HasList == R.What.HasList &&
            Open.back()->list() == R.list()) {
          Open.back()->End = R.position();
          Open.pop_back();
        } else {
          Unmatched.push_back(&R);
        }
      }
    }
    llvm::append_range(Unmatched, Open);
    llvm::sort(Unmatched, [](const Rule *A, const Rule *B) { return A->What < B->What; });
  }

  bool lacksReason(const Rule &R) const { return RequireReason && R.What.Reason.empty(); }

  Note note(const Rule &R, const llvm::Twine &Message) const {
    auto Length = static_cast<uint32_t>(keyword(R.What.Kind).size());
    return {{File, R.What.Line, R.What.Column, Length}, Message.str()};
  }

  std::string File;
  bool RequireReason;
  std::vector<Rule> Rules;
  std::vector<const Rule *> Unmatched;
};

void FileRules::reportMalformed(llvm::ArrayRef<llvm::StringRef> Known,
                                std::vector<Note> &Out) const {
  std::vector<Note> Here;
  for (const Rule *R : Unmatched) {
    if (!R->concerns(Known))
      continue;
    bool Begins = R->What.Kind == Scope::Begin;
    Here.push_back(note(*R, Begins ? "'NOLINTBEGIN' without a 'NOLINTEND' after it suppresses "
                                     "nothing; end the block with the same list of checks"
                                   : "'NOLINTEND' does not match the innermost 'NOLINTBEGIN' "
                                     "before it; give both the same list of checks"));
  }
  for (const Rule &R : Rules) {
    if (!R.What.HasList && llvm::StringRef(R.What.Checks).contains("heddle-"))
      Here.push_back(note(R, "the list of '" + keyword(R.What.Kind) +
                                 "' is none, and every check is meant; '(' must follow at once, "
                                 "and ')' on the same line"));
    if (R.What.Kind == Scope::End || Known.empty())
      continue;
    for (const Rule::Name &N : R.Names) {
      llvm::StringRef Glob = N.Glob;
      if (!Glob.starts_with("heddle-") || Glob.contains('*') || llvm::is_contained(Known, Glob))
        continue;
      auto Closest = closestName(Glob, Known);
      Here.push_back(note(R, "'" + keyword(R.What.Kind) + "' names the check '" + Glob +
                                 "', which does not exist; " +
                                 (Closest ? "did you mean '" + *Closest + "'?"
                                          : "'heddle checks' lists all of them")));
    }
  }
  llvm::sort(Here, [](const Note &A, const Note &B) {
    return std::tie(A.Where, A.Message) < std::tie(B.Where, B.Message);
  });
  llvm::append_range(Out, Here);
}

void FileRules::reportUnused(llvm::function_ref<bool(llvm::StringRef)> Ran,
                             std::vector<Note> &Out) const {
  for (const Rule &R : Rules) {
    if (R.What.Kind == Scope::End || (R.What.Kind == Scope::Begin && !R.End) || lacksReason(R))
      continue;
    for (const Rule::Name &N : R.Names) {
      llvm::StringRef Glob = N.Glob;
      if (Glob.starts_with("heddle-") && !Glob.contains('*') && !N.Used && Ran(Glob))
        Out.push_back(note(R, "'" + keyword(R.What.Kind) + "' for '" + Glob +
                                  "' suppresses nothing; remove it"));
    }
  }
}

void FileRules::reportUnexplained(std::vector<Note> &Out) const {
  for (const Rule &R : Rules) {
    if (R.What.Kind == Scope::End || !lacksReason(R) || !(R.used() || R.namesHeddle()))
      continue;
    std::string Form = keyword(R.What.Kind).str();
    if (R.What.HasList)
      Form += "(" + R.What.Checks + ")";
    Out.push_back(note(R, "'" + keyword(R.What.Kind) +
                              "' gives no reason and so suppresses nothing of heddle's; write '" +
                              Form + ": why'"));
  }
}

} // namespace

std::vector<Note> commentsFor(const SuppressionComments &Comments,
                              llvm::ArrayRef<llvm::StringRef> Known, bool RequireReason) {
  std::vector<Note> Found;
  for (const auto &[File, List] : Comments.byFile())
    for (const Comment &C : List) {
      Rule R(C);
      if (C.Kind == Scope::End || !R.concerns(Known) || (RequireReason && C.Reason.empty()))
        continue;
      std::string Text = keyword(C.Kind).str();
      auto Length = static_cast<uint32_t>(Text.size());
      if (C.HasList)
        Text += "(" + R.list() + ")";
      Found.push_back({{File, C.Line, C.Column, Length}, std::move(Text)});
    }
  return Found;
}

SuppressionResult suppress(std::vector<Finding> All, const SuppressionComments &Comments,
                           llvm::ArrayRef<llvm::StringRef> Known,
                           llvm::function_ref<bool(llvm::StringRef)> Ran,
                           const SuppressionOptions &O) {
  std::map<std::string, FileRules> Files;
  for (const auto &[File, List] : Comments.byFile())
    Files.try_emplace(File, File, List, O.RequireReason);

  // Every place is looked at, even if the first one suppresses: a comment on
  // the other side is then not unused.
  auto Suppressed = [&](const Place &P, llvm::StringRef Check) {
    auto It = Files.find(P.File);
    return It != Files.end() && It->second.apply(P, Check);
  };
  SuppressionResult Result;
  for (Finding &F : All) {
    bool AtOwnPlace = Suppressed(F.Where, F.Check);
    bool Any = AtOwnPlace;
    for (const Thread &T : F.Threads)
      for (const Step &S : T.Steps)
        if (!S.OnTheWay)
          Any |= Suppressed(S.Where, F.Check);
    if (Any && !(AtOwnPlace && O.Own == OwnPlace::Host))
      ++Result.Suppressed;
    else
      Result.Kept.push_back(std::move(F));
  }
  for (const auto &[File, Rules] : Files) {
    Rules.reportMalformed(Known, Result.Malformed);
    Rules.reportUnused(Ran, Result.Unused);
    Rules.reportUnexplained(Result.Unexplained);
  }
  return Result;
}

} // namespace heddle::findings
