//===- Report/HtmlSummary.cpp - what a run comes to, on the page ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/HtmlSummary.h"
#include "Findings/Filter.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <map>

namespace heddle::report {

using namespace findings;
using llvm::json::Array;
using llvm::json::Object;

namespace {

constexpr size_t MostFolders = 15;

Object row(llvm::StringRef Name, size_t Count, llvm::StringRef About = "") {
  return Object{{"name", printable(Name)},
                {"count", static_cast<int64_t>(Count)},
                {"about", printable(About)}};
}

Object table(std::string Title, Array Rows) {
  return Object{{"title", std::move(Title)}, {"counts", std::move(Rows)}};
}

Array byCheck(const RunReport &R) {
  std::map<std::string, size_t> Checks;
  for (const Finding &F : R.Findings)
    ++Checks[F.Check];
  Array Rows;
  for (const auto &[Name, Count] : Checks) {
    auto Rule = llvm::find_if(R.Rules, [&](const RuleInfo &I) { return I.Name == Name; });
    Rows.push_back(row(Name, Count, Rule == R.Rules.end() ? "" : Rule->Summary));
  }
  return Rows;
}

Array byConfidence(const RunReport &R) {
  std::map<Confidence, size_t, std::greater<>> Levels;
  for (const Finding &F : R.Findings)
    ++Levels[F.Level];
  Array Rows;
  for (const auto &[Level, Count] : Levels)
    Rows.push_back(row(spelling(Level), Count));
  return Rows;
}

/// Those with most first.
Array byFolder(const RunReport &R, llvm::StringRef Root) {
  std::map<std::string, size_t> Folders;
  for (const Finding &F : R.Findings)
    ++Folders[llvm::sys::path::parent_path(fileName(F.Where.File, Root)).str()];
  std::vector<std::pair<std::string, size_t>> Order(Folders.begin(), Folders.end());
  llvm::sort(Order, [](const auto &A, const auto &B) {
    return std::tie(A.second, B.first) > std::tie(B.second, A.first);
  });
  Array Rows;
  size_t Rest = 0;
  for (const auto &[Name, Count] : Order)
    if (Rows.size() < MostFolders)
      Rows.push_back(row(Name.empty() ? "." : Name, Count));
    else
      Rest += Count;
  if (Rest)
    Rows.push_back(row("in " + llvm::utostr(Order.size() - MostFolders) + " others", Rest));
  return Rows;
}

/// All four hold in each deadlock; what is told is which one is cheapest to break.
Array byCondition(const RunReport &R) {
  std::vector<std::pair<std::string, size_t>> Conditions; // as the findings name them
  for (const Finding &F : R.Findings)
    for (const CoffmanCondition &C : F.Coffman) {
      auto Known = llvm::find_if(Conditions, [&](const auto &K) { return K.first == C.Name; });
      if (Known == Conditions.end())
        Known = Conditions.insert(Known, {C.Name, 0});
      Known->second += C.CheapestToBreak;
    }
  Array Rows;
  for (const auto &[Name, Count] : Conditions)
    Rows.push_back(row(Name, Count));
  return Rows;
}

} // namespace

Array summaryTables(const RunReport &R, llvm::StringRef Root) {
  Array All;
  All.push_back(table("By check", byCheck(R)));
  All.push_back(table("By confidence", byConfidence(R)));
  All.push_back(table("By folder", byFolder(R, Root)));
  size_t Deadlocks = llvm::count_if(R.Findings, [](auto &F) { return !F.Coffman.empty(); });
  if (Array Rows = byCondition(R); !Rows.empty())
    All.push_back(table(llvm::utostr(Deadlocks) + " deadlock" + (Deadlocks == 1 ? "" : "s") +
                            ": cheapest to break",
                        std::move(Rows)));
  return All;
}

std::string runSentence(const RunReport &R) {
  const Stats &S = R.Statistics;
  std::string Text = "heddle " + R.ToolVersion + ", " + llvm::utostr(S.TranslationUnits) + " file" +
                     (S.TranslationUnits == 1 ? "" : "s");
  if (S.Failed)
    Text += ", " + llvm::utostr(S.Failed) + " failed";
  if (S.Skipped)
    Text += ", " + llvm::utostr(S.Skipped) + " skipped";
  if (S.Suppressed)
    Text += ", " + llvm::utostr(S.Suppressed) + " suppressed";
  if (S.InBaseline)
    Text += ", " + llvm::utostr(S.InBaseline) + " in the baseline";
  return Text;
}

std::string costSentence(const Stats &S) {
  std::string Text =
      llvm::formatv("{0:f1} s, {1:f1} s of processors, link and checks {2:f1} s; {3} of {4} files "
                    "from the cache; serial share of the work {5:f1} %",
                    S.WallSeconds, S.CpuSeconds, S.LinkSeconds, S.Cached, S.TranslationUnits,
                    S.SerialShare * 100);
  if (S.SerialShare > 0)
    Text += llvm::formatv(", so that more processors make it at most {0:f1} times as fast "
                          "(Amdahl's law)",
                          1 / S.SerialShare);
  return Text;
}

} // namespace heddle::report
