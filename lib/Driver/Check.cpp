//===- Driver/Check.cpp - from the database to the report -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Check.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/Summaries.h"

using namespace llvm;

namespace heddle::driver {

int check(CheckOptions O) {
  CostMeter Meter;
  Expected<Analyser> A = makeAnalyser(O.Source.Request, O.Analyse);
  if (!A) {
    printError(A.takeError());
    return ExitUsage;
  }
  GatheredSummaries G = gather(O.Source, O.Publish.Quiet, Meter);
  if (G.Status)
    return *G.Status;
  RunFacts Facts;
  Facts.Usable = G.Summaries.size();
  Facts.Analysed = G.Whole;
  Facts.Skipped = G.Skipped;
  Facts.Failed = std::move(G.Failed);
  report::DiskSource Source;
  for (const model::TuSummary &S : G.Summaries)
    Source.expect(S);
  AnalyseResult R = A->run(std::move(G.Summaries));
  Facts.Cost = Meter.cost();
  Facts.Cost.Units = Facts.Usable;
  Facts.Cost.Jobs = O.Source.Workers.Jobs;
  return publish(std::move(R), std::move(Facts), Source, O.Publish);
}

int dump(Dump What, SourceOptions Source, AnalyseOptions Analyse) {
  CostMeter Meter;
  Expected<Analyser> A = makeAnalyser(Source.Request, Analyse);
  if (!A) {
    printError(A.takeError());
    return ExitUsage;
  }
  GatheredSummaries G = gather(Source, /*Quiet=*/false, Meter);
  if (G.Status)
    return *G.Status;
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
