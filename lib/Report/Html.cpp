//===- Report/Html.cpp - findings as a page to read -----------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Html.h"
#include "Findings/Filter.h"
#include "Findings/Interleaving.h"
#include "Report/Excerpt.h"
#include "Report/HtmlPage.h"
#include "Report/HtmlSummary.h"
#include "Report/LockGraphView.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "Report/Ranking.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Mustache.h"
#include "llvm/Support/SHA256.h"

namespace heddle::report {

using namespace findings;
using llvm::json::Array;
using llvm::json::Object;

namespace {

/// Columns; beyond this many threads they would be too narrow to read.
constexpr size_t MostColumns = 4;
constexpr unsigned ExcerptWidth = 100;

std::string plural(size_t N, llvm::StringRef What) {
  return llvm::utostr(N) + " " + What.str() + (N == 1 ? "" : "s");
}

std::string hashOf(llvm::StringRef Text) {
  return "'sha256-" + llvm::encodeBase64(llvm::SHA256::hash(llvm::arrayRefFromStringRef(Text))) +
         "'";
}

/// Nothing is loaded; the one style sheet and the one script are known by their
/// hashes, and the script can make no markup from text.
std::string policy() {
  return "default-src 'none'; style-src " + hashOf(HtmlStyle) + "; script-src " +
         hashOf(HtmlScript) +
         "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
         "trusted-types 'none'";
}

std::string idOf(size_t Number) { return "finding-" + llvm::utostr(Number); }

/// Makes the values that the template shows. The template looks for a name in
/// all objects around, so every object has all of its own names.
class PageData {
public:
  PageData(const RunReport &R, const HtmlOptions &O) : R(R), O(O), Locks(R, O.Root) {}

  Object page() const;

private:
  std::string where(const Place &P) const { return printable(lineName(P, O.Root)); }
  std::string excerpt(const Place &P) const;
  Object finding(const Finding &F, size_t Number) const;
  std::string title(const Thread &T, size_t Number) const;
  Object threads(const Finding &F) const;
  Object step(const InterleavedStep &S, const Finding &F, bool Columns) const;
  Array conditions(const Finding &F) const;
  Array notes(const Finding &F) const;
  Array errors() const;
  Array deadlocks(llvm::ArrayRef<size_t> Order) const;

  const RunReport &R;
  const HtmlOptions &O;
  LockGraphView Locks;
};

/// The line of \p P and, below it, what to look at; empty where it cannot be had.
std::string PageData::excerpt(const Place &P) const {
  std::optional<std::string> Line;
  if (O.Source && !P.File.empty())
    Line = O.Source->line(P.File, P.Line);
  std::optional<Excerpt> E;
  if (Line)
    E = makeExcerpt(*Line, P.Column, P.Length, ExcerptWidth);
  if (!E)
    return "";
  return E->Text + "\n" + std::string(E->MarkColumn, ' ') + std::string(E->MarkWidth, '~');
}

Object PageData::step(const InterleavedStep &S, const Finding &F, bool Columns) const {
  Array Held;
  for (const std::string &Lock : S.What->Held)
    Held.push_back(Object({{"lock", printable(Lock)}}));
  // A step on the way only leads to where something happens.
  std::string Line = S.What->OnTheWay ? "" : excerpt(S.What->Where);
  std::string Who = Columns ? "" : "thread " + llvm::utostr(S.Thread + 1) + " ";
  return Object{{"number", static_cast<int64_t>(S.Number)},
                {"text", Who + printable(S.What->Message)},
                {"where", where(S.What->Where)},
                {"held", std::move(Held)},
                {"hasLine", !Line.empty()},
                {"line", std::move(Line)}};
}

std::string PageData::title(const Thread &T, size_t Number) const {
  std::string Title = "thread " + llvm::utostr(Number) + ": " + printable(T.Name);
  if (!T.Start.empty())
    Title += ", " + printable(T.Start);
  if (!T.StartedAt.File.empty())
    Title += " " + where(T.StartedAt);
  return Title;
}

/// A row for each step, in the column of its thread.
Object PageData::threads(const Finding &F) const {
  bool Columns = F.Threads.size() <= MostColumns;
  std::vector<std::string> Names;
  for (size_t T = 0; T != F.Threads.size(); ++T)
    Names.push_back(title(F.Threads[T], T + 1));
  if (!Columns)
    Names = {llvm::join(Names, "; ")};
  Array Titles, Rows;
  for (const std::string &Name : Names)
    Titles.push_back(Object({{"thread", Name}}));
  for (const InterleavedStep &S : interleave(F)) {
    Array Cells;
    for (size_t T = 0; T != Names.size(); ++T) {
      bool Here = !Columns || T == S.Thread;
      Object Cell{{"kind", Here && S.What->OnTheWay ? "way" : "step"}, {"step", false}};
      if (Here)
        Cell["step"] = step(S, F, Columns);
      Cells.push_back(std::move(Cell));
    }
    Rows.push_back(Object({{"cells", std::move(Cells)}}));
  }
  return Object{{"titles", std::move(Titles)}, {"rows", std::move(Rows)}};
}

Array PageData::conditions(const Finding &F) const {
  Array All;
  for (const CoffmanCondition &C : F.Coffman)
    All.push_back(Object{{"condition", printable(C.Name)},
                         {"text", printable(C.Why.Message)},
                         {"where", where(C.Why.Where)},
                         {"cheapest", C.CheapestToBreak}});
  return All;
}

Array PageData::notes(const Finding &F) const {
  // Notes of one text are one fact with several places.
  std::vector<std::pair<std::string, std::vector<Place>>> Facts;
  for (const Note &N : F.Notes) {
    if (Facts.empty() || Facts.back().first != N.Message)
      Facts.push_back({N.Message, {}});
    Facts.back().second.push_back(N.Where);
  }
  Array All;
  for (const auto &[Message, Places] : Facts)
    All.push_back(
        Object{{"text", printable(Message)}, {"where", printable(lineNames(Places, O.Root))}});
  return All;
}

Object PageData::finding(const Finding &F, size_t Number) const {
  std::string Line = F.Threads.empty() ? excerpt(F.Where) : "";
  Object Threads = threads(F);
  return Object{{"id", idOf(Number)},
                {"level", spelling(F.Level)},
                {"place", where(F.Where)},
                {"message", printable(F.Message)},
                {"check", printable(F.Check)},
                {"hasFunction", !F.Function.empty()},
                {"function", printable(F.Function)},
                {"hasExcerpt", !Line.empty()},
                {"excerpt", std::move(Line)},
                {"hasThreads", !F.Threads.empty()},
                {"threads", std::move(Threads["titles"])},
                {"rows", std::move(Threads["rows"])},
                {"hasOutcome", !F.Outcome.empty()},
                {"outcome", printable(F.Outcome)},
                {"hasCycle", !F.Cycle.empty() && !Locks.empty()},
                {"cycle", Locks.cycleNumbers(F)},
                {"cycleNames", LockGraphView::cycleNames(F)},
                {"hasConditions", !F.Coffman.empty()},
                {"conditions", conditions(F)},
                {"hasNotes", !F.Notes.empty()},
                {"notes", notes(F)},
                {"hasHelp", !F.Help.empty()},
                {"help", printable(F.Help)}};
}

Array PageData::errors() const {
  Array All;
  for (const FileError &E : R.Errors)
    All.push_back(
        Object{{"file", printable(fileName(E.File, O.Root))}, {"text", printable(E.Message)}});
  return All;
}

/// Of the findings in \p Order, which have their numbers by it.
Array PageData::deadlocks(llvm::ArrayRef<size_t> Order) const {
  Array All;
  for (auto [I, Index] : llvm::enumerate(Order))
    if (const Finding &F = R.Findings[Index]; !F.Cycle.empty())
      All.push_back(Object{{"id", idOf(I + 1)},
                           {"place", where(F.Where)},
                           {"cycle", Locks.cycleNumbers(F)},
                           {"cycleNames", LockGraphView::cycleNames(F)}});
  return All;
}

Object PageData::page() const {
  std::vector<size_t> Order = worstFirst(R.Findings);
  std::string LeftOut;
  if (Order.size() > O.MostFindings) {
    LeftOut = plural(Order.size() - O.MostFindings, "finding") +
              ", the least sure, are not on this page; --format=json has all of them";
    Order.resize(O.MostFindings);
  }
  Array Findings;
  for (size_t I : Order)
    Findings.push_back(finding(R.Findings[I], Findings.size() + 1));
  llvm::json::Value Graph(false);
  if (!Locks.empty()) {
    Object G = Locks.object();
    Array Deadlocks = deadlocks(Order);
    G["hasDeadlocks"] = !Deadlocks.empty();
    G["deadlocks"] = std::move(Deadlocks);
    Graph = std::move(G);
  }
  Array Cost;
  if (O.Measurements)
    Cost.push_back(Object{{"text", costSentence(R.Statistics)}});
  return Object{{"policy", policy()},
                {"style", HtmlStyle},
                {"script", HtmlScript},
                {"total", plural(R.Findings.size(), "finding")},
                {"run", runSentence(R)},
                {"cost", std::move(Cost)},
                {"lockGraph", std::move(Graph)},
                {"leftOut", LeftOut.empty() ? llvm::json::Value(false) : LeftOut},
                {"hasErrors", !R.Errors.empty()},
                {"errors", errors()},
                {"hasFindings", !R.Findings.empty()},
                {"tables", summaryTables(R, O.Root)},
                {"findings", std::move(Findings)}};
}

} // namespace

void writeHtml(llvm::raw_ostream &OS, const RunReport &R, const HtmlOptions &O) {
  llvm::BumpPtrAllocator Memory;
  llvm::StringSaver Saver(Memory);
  llvm::mustache::MustacheContext Context(Memory, Saver);
  llvm::mustache::Template Page(HtmlTemplate, Context);
  Page.render(PageData(R, O).page(), OS);
}

} // namespace heddle::report
