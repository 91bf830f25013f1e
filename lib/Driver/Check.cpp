//===- Driver/Check.cpp - from the database to the report -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Check.h"
#include "Driver/ConfigDump.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/RunRecord.h"
#include "Driver/Summaries.h"

using namespace llvm;

namespace heddle::driver {

/// The whole of what a run comes to, so that it can be kept.
static RunRecord analyse(const Analyser &A, GatheredSummaries G) {
  RunRecord R;
  R.Usable = G.Summaries.size();
  R.Whole = G.Whole;
  R.Failed = std::move(G.Failed);
  report::DiskSource Source;
  for (const model::TuSummary &S : G.Summaries)
    Source.expect(S);
  R.Result = A.run(std::move(G.Summaries));
  for (const std::string &File : filesNamed(R.Result))
    if (auto Hash = Source.expected(File))
      R.Sources[File] = *Hash;
  return R;
}

int showConfiguration(ConfigWish What, const PlanRequest &R, AnalyseOptions O) {
  Expected<Analyser> A = makeAnalyser(R, std::move(O));
  if (!A) {
    printError(A.takeError());
    return ExitUsage;
  }
  if (Error E = writeStandardOutput(What == ConfigWish::Dump ? dumpConfiguration(*A)
                                                             : verdictOnConfiguration(*A))) {
    printError(std::move(E));
    return ExitUsage;
  }
  return ExitComplete;
}

int check(CheckOptions O) {
  CostMeter Meter;
  Expected<Analyser> A = makeAnalyser(O.Source.Request, O.Analyse);
  if (!A) {
    printError(A.takeError());
    return ExitUsage;
  }
  O.Publish.FailOn = A->options().FailOn;
  PreparedRun Run = prepare(O.Source, O.Publish.Quiet);
  if (Run.Status)
    return *Run.Status;
  if (Error E = refuseOtherConfigs(*A, Run.Work)) {
    printError(std::move(E));
    return ExitUsage;
  }
  std::optional<RunRecord> Record = recallRun(Run, *A);
  if (!Record) {
    GatheredSummaries G = gather(Run, O.Source, O.Publish.Quiet, Meter);
    if (G.Status)
      return *G.Status;
    Record = analyse(*A, std::move(G));
    rememberRun(Run, *A, *Record);
  }
  report::DiskSource Source;
  for (const auto &[File, Hash] : Record->Sources)
    Source.expect(File, Hash);
  RunFacts Facts;
  Facts.Usable = Record->Usable;
  Facts.Analysed = Record->Whole;
  Facts.Skipped = Run.Work.Skipped;
  Facts.Failed = std::move(Record->Failed);
  if (Run.Cache) {
    Facts.Cached = Run.Cache->hits();
    Run.Cache->finish(O.Publish.Quiet);
  }
  Facts.Cost = Meter.cost();
  Facts.Cost.Units = Facts.Usable;
  Facts.Cost.Jobs = O.Source.Workers.Jobs;
  return publish(std::move(Record->Result), std::move(Facts), Source, O.Publish);
}

int dump(Dump What, SourceOptions Source, AnalyseOptions Analyse) {
  CostMeter Meter;
  Expected<Analyser> A = makeAnalyser(Source.Request, Analyse);
  if (!A) {
    printError(A.takeError());
    return ExitUsage;
  }
  PreparedRun Run = prepare(Source, /*Quiet=*/false);
  if (Run.Status)
    return *Run.Status;
  GatheredSummaries G = gather(Run, Source, /*Quiet=*/false, Meter);
  if (G.Status)
    return *G.Status;
  if (Run.Cache)
    Run.Cache->finish(/*Quiet=*/false);
  printFailures(G.Failed, Source.Request.WorkingDirectory);
  unsigned Usable = G.Summaries.size();
  std::string Text =
      dumpText(What, std::move(G.Summaries), A->catalogue(), Source.Request.WorkingDirectory);
  if (Error E = writeStandardOutput(Text)) {
    printError(std::move(E));
    return ExitUsage;
  }
  return Usable && G.Failed.empty() ? ExitComplete : ExitIncomplete;
}

} // namespace heddle::driver
