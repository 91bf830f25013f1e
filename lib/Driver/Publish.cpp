//===- Driver/Publish.cpp - findings to their readers ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Publish.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <unistd.h>

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

/// The folder that a report's paths are relative to: the work tree, so that the
/// report is the same from whichever folder in it heddle is started.
std::string reportRoot(StringRef WorkingDirectory) {
  for (StringRef F = WorkingDirectory; !F.empty(); F = path::parent_path(F)) {
    SmallString<256> Git(F);
    path::append(Git, ".git");
    if (sys::fs::exists(Git))
      return F.str();
  }
  return WorkingDirectory.str();
}

report::RunReport makeReport(AnalyseResult &R, const RunFacts &F) {
  report::RunReport Out;
  Out.ToolVersion = toolVersion().str();
  Out.Findings = std::move(R.Findings);
  Out.Errors = F.Failed;
  Out.Statistics.TranslationUnits = F.Analysed + F.Skipped + F.Failed.size();
  Out.Statistics.Failed = F.Failed.size();
  Out.Statistics.Skipped = F.Skipped;
  Out.Statistics.Cached = F.Cached.value_or(0);
  Out.Statistics.Suppressed = R.Suppressed;
  Out.Statistics.WallSeconds = F.Cost.Wall;
  Out.Statistics.CpuSeconds = F.Cost.Cpu;
  Out.Statistics.LinkSeconds = R.LinkSeconds;
  return Out;
}

/// One report, written whole.
Error writeReport(const ReportWish &W, const report::RunReport &R, report::SourceText &Source,
                  const PublishOptions &O) {
  report::FormatOptions Format;
  Format.Text.WorkingDirectory = O.WorkingDirectory;
  Format.Text.Source = &Source;
  Format.Json.Root = reportRoot(O.WorkingDirectory);
  Format.Json.Measurements = O.Statistics;
  if (W.File.empty())
    Format.Text.Output = report::describeTerminal(report::Colour::Auto, STDOUT_FILENO);
  std::string Bytes;
  raw_string_ostream OS(Bytes);
  report::write(W.How, OS, R, Format);
  return W.File.empty() ? writeStandardOutput(Bytes) : writeFile(W.File, Bytes);
}

void printComments(const AnalyseResult &R, StringRef WorkingDirectory) {
  report::TextOptions Text;
  Text.WorkingDirectory = WorkingDirectory.str();
  Text.Output = report::describeTerminal(report::Colour::Auto, STDERR_FILENO);
  for (const auto *Notes : {&R.MalformedComments, &R.UnusedComments})
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
  size_t ToOutput = count_if(Wishes, [](const ReportWish &W) { return W.File.empty(); });
  if (ToOutput > 1)
    return createStringError("two reports would go to standard output; give files with -o");
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
  Line += ", " + plural(R.Findings.size(), "finding");
  if (unsigned High = countAtLeast(R.Findings, findings::Confidence::High))
    Line += " (" + utostr(High) + " high)";
  if (R.Suppressed)
    Line += ", " + utostr(R.Suppressed) + " suppressed";
  Line += formatv(", {0:f1} s", F.Cost.Wall).str();
  if (F.Cached && F.Usable)
    Line += ", cache " + utostr(100 * uint64_t(*F.Cached) / F.Usable) + " %";
  return Line;
}

int publish(AnalyseResult R, RunFacts F, report::SourceText &Source, const PublishOptions &O) {
  std::string Closing = closingLine(R, F);
  RunOutcome Outcome;
  Outcome.Analysed = F.Usable;
  Outcome.Failed = F.Failed.size();
  Outcome.AllowedToFail = O.AllowedToFail;
  Outcome.GatingFindings = O.FailOn ? countAtLeast(R.Findings, *O.FailOn) : 0;
  F.Cost.Link = R.LinkSeconds;

  report::RunReport Report = makeReport(R, F);
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
