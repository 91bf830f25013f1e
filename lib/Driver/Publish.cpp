//===- Driver/Publish.cpp - findings to their readers ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Publish.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/ReportRoot.h"
#include "Driver/Version.h"
#include "checks/Registry.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <unistd.h>

using namespace llvm;

namespace heddle::driver {
namespace {

std::vector<report::RuleInfo> rules(const PublishOptions &O) {
  std::vector<report::RuleInfo> All;
  for (const checks::CheckInfo &I : checks::all()) {
    auto Page = O.Pages.find(I.Name.str());
    All.push_back({I.Name.str(), I.Summary.str(), Page == O.Pages.end() ? "" : Page->second});
  }
  return All;
}

report::RunReport makeReport(AnalyseResult &R, const RunFacts &F, const PublishOptions &O) {
  report::RunReport Out;
  Out.ToolVersion = toolVersion().str();
  Out.Rules = rules(O);
  Out.Findings = std::move(R.Findings);
  Out.Errors = F.Failed;
  Out.Locks = std::move(R.Locks);
  for (auto [Kind, Notes] :
       {std::pair("malformed", &R.MalformedComments),
        std::pair("unexplained", &R.UnexplainedComments), std::pair("unused", &R.UnusedComments)})
    for (const findings::Note &N : *Notes)
      Out.Comments.push_back({Kind, N});
  Out.Statistics.TranslationUnits = F.Analysed + F.Skipped + F.Failed.size();
  Out.Statistics.Failed = F.Failed.size();
  Out.Statistics.Skipped = F.Skipped;
  Out.Statistics.Cached = F.Cached.value_or(0);
  Out.Statistics.Suppressed = R.Suppressed;
  Out.Statistics.InBaseline = F.Baseline ? F.Baseline->Covered : 0;
  if (F.Since) {
    Out.Since = {F.Since->Revision, F.Since->Base, F.Since->Old, F.Since->AddedComments};
    llvm::append_range(Out.Errors, F.Since->Failed);
  }
  Out.Statistics.WallSeconds = F.Cost.Wall;
  Out.Statistics.CpuSeconds = F.Cost.Cpu;
  Out.Statistics.LinkSeconds = R.LinkSeconds;
  Out.Statistics.SerialShare = F.Cost.serialShare();
  return Out;
}

/// One report, written whole.
Error writeReport(const ReportWish &W, const report::RunReport &R, report::SourceText &Source,
                  const PublishOptions &O) {
  report::FormatOptions Format;
  Format.Text.WorkingDirectory = O.WorkingDirectory;
  Format.Text.Source = &Source;
  std::string Root = reportRoot(O.WorkingDirectory);
  Format.Json.Root = Format.Sarif.Root = Format.Github.Root = Format.Gitlab.Root =
      Format.Html.Root = Root;
  Format.Sarif.Source = Format.Html.Source = &Source;
  Format.Json.Measurements = Format.Html.Measurements = O.Statistics;
  if (W.File.empty())
    Format.Text.Output = report::describeTerminal(report::Colour::Auto, STDOUT_FILENO);
  std::string Bytes;
  raw_string_ostream OS(Bytes);
  std::string Remark = report::write(W.How, OS, R, Format);
  if (!Remark.empty())
    printWarning(Remark);
  return W.File.empty() ? writeStandardOutput(Bytes) : writeFile(W.File, Bytes);
}

void printComments(const AnalyseResult &R, StringRef WorkingDirectory) {
  report::TextOptions Text;
  Text.WorkingDirectory = WorkingDirectory.str();
  Text.Output = report::describeTerminal(report::Colour::Auto, STDERR_FILENO);
  for (const auto *Notes : {&R.MalformedComments, &R.UnexplainedComments, &R.UnusedComments})
    for (const findings::Note &N : *Notes)
      report::writeNote(errs(), "warning", N, Text);
}

std::string describe(const checks::RunStatistics &S) {
  return formatv("program: {0} functions, {1} thread roots, {2} contexts ({3} merged), {4} "
                 "accesses\nafter the parse: link {5:f3} s, analysis {6:f3} s, checks {7:f3} s\n",
                 S.Functions, S.Roots, S.Contexts, S.MergedContexts, S.Accesses, S.LinkSeconds,
                 S.AnalysisSeconds, S.CheckSeconds);
}

unsigned countAtLeast(ArrayRef<findings::Finding> All, findings::Confidence Level) {
  return count_if(All, [&](const findings::Finding &F) { return F.Level >= Level; });
}

std::string plural(size_t N, StringRef What) {
  return utostr(N) + " " + What.str() + (N == 1 ? "" : "s");
}

/// Each report needs a place of its own. Annotations are lines that the runner
/// takes out of the log again: they may stand with the text.
Error refuseClashes(ArrayRef<ReportWish> Wishes) {
  for (const ReportWish &W : Wishes)
    for (const ReportWish &Other : Wishes) {
      if (&W >= &Other || W.File != Other.File)
        continue;
      auto Is = [&](report::Format A, report::Format B) { return W.How == A && Other.How == B; };
      if (!W.File.empty())
        return createStringError("two reports would go to '" + W.File +
                                 "'; give a file for each with -o");
      if (!Is(report::Format::Text, report::Format::Github) &&
          !Is(report::Format::Github, report::Format::Text))
        return createStringError("two reports would go to standard output; give files with -o");
    }
  return Error::success();
}

} // namespace

Expected<std::vector<ReportWish>> pairReports(ArrayRef<std::string> Formats,
                                              ArrayRef<std::string> Files) {
  std::vector<ReportWish> Wishes;
  for (const std::string &Name : Formats) {
    std::optional<report::Format> F = report::parseFormat(Name);
    if (!F)
      return createStringError("unknown format '" + Name +
                               "'; there are: " + report::formatNames());
    Wishes.push_back({*F, ""});
  }
  if (Files.size() > std::max<size_t>(1, Wishes.size()))
    return createStringError("more files (-o) than formats (--format)");
  if (Wishes.empty() && !Files.empty())
    Wishes.push_back({report::Format::Text, ""});
  for (size_t I = 0; I < Files.size(); ++I)
    Wishes[I].File = Files[I] == "-" ? "" : Files[I];
  if (Error E = refuseClashes(Wishes))
    return std::move(E);
  bool ToOutput = any_of(Wishes, [](auto &W) { return W.File.empty(); });
  bool TextAsked = any_of(Wishes, [](auto &W) { return W.How == report::Format::Text; });
  if (!ToOutput && !TextAsked)
    Wishes.push_back({report::Format::Text, ""});
  return Wishes;
}

std::string closingLine(const AnalyseResult &R, const RunFacts &F) {
  size_t Total = F.Analysed + F.Skipped + F.Failed.size();
  std::string Line = "heddle: " + utostr(F.Analysed) + " of " + plural(Total, "file") + " analysed";
  std::string Less;
  if (!F.Failed.empty())
    Less = utostr(F.Failed.size()) + " failed";
  if (F.Skipped)
    Less += (Less.empty() ? "" : ", ") + utostr(F.Skipped) + " skipped";
  if (!Less.empty())
    Line += " (" + Less + ")";
  Line += ", " + plural(R.Findings.size(), F.Baseline || F.Since ? "new finding" : "finding");
  if (unsigned High = countAtLeast(R.Findings, findings::Confidence::High))
    Line += " (" + utostr(High) + " high)";
  if (F.Since)
    Line += ", " + utostr(F.Since->Old) + " old";
  if (R.Suppressed)
    Line += ", " + utostr(R.Suppressed) + " suppressed";
  if (F.Baseline)
    Line += ", " + utostr(F.Baseline->Covered) + " in the baseline";
  if (F.Baseline && F.Baseline->Gone)
    Line += ", " + utostr(F.Baseline->Gone) + " of it fixed";
  if (F.Since && !F.Since->Failed.empty())
    Line += ", base incomplete (" + utostr(F.Since->Failed.size()) + " failed)";
  Line += formatv(", {0:f1} s", F.Cost.Wall).str();
  if (F.Cached && F.Usable)
    Line += ", cache " + utostr(100 * uint64_t(*F.Cached) / F.Usable) + " %";
  return Line;
}

int publish(AnalyseResult R, RunFacts F, report::SourceText &Source, const PublishOptions &O) {
  BaselineFiles Baselines(O.Baseline, reportRoot(O.WorkingDirectory));
  F.Baseline = Baselines.apply(R, F.Usable && F.Failed.empty());
  std::string Closing = closingLine(R, F);
  RunOutcome Outcome;
  Outcome.Analysed = F.Usable;
  Outcome.Failed = F.Failed.size();
  // A base that lacks something makes findings look new, and hides none; but
  // whoever gates on it is to know.
  if (F.Since)
    Outcome.Failed += F.Since->Failed.size();
  Outcome.AllowedToFail = O.AllowedToFail;
  Outcome.GatingFindings = O.FailOn ? countAtLeast(R.Findings, *O.FailOn) : 0;
  F.Cost.Link = R.LinkSeconds;

  proposeFixes(R.Findings, Source);
  report::RunReport Report = makeReport(R, F, O);
  bool Written = true;
  // Files first: whoever reads standard output may go away.
  for (bool ToFile : {true, false})
    for (const ReportWish &W : O.Reports)
      if (W.File.empty() != ToFile)
        if (Error E = writeReport(W, Report, Source, O)) {
          printError(std::move(E));
          Written = false;
        }
  printFailures(F.Failed, O.WorkingDirectory);
  if (F.Since)
    printFailures(F.Since->Failed, O.WorkingDirectory);
  if (Error E = Baselines.write()) {
    printError(std::move(E));
    Written = false;
  }
  // Last: the reports quote the text as it was.
  if (O.Fix.wanted())
    if (Error E = makeFixes(Report.Findings, Source, O.Fix, O.WorkingDirectory, O.Quiet)) {
      printError(std::move(E));
      Written = false;
    }
  if (!O.Quiet)
    printComments(R, O.WorkingDirectory);
  if (!F.Usable)
    printError("nothing was analysed");
  if (O.Statistics)
    errs() << F.Cost.describe() << describe(R.Statistics);
  errs() << Closing << '\n';
  return Written ? statusOf(Outcome) : ExitUsage;
}

} // namespace heddle::driver
