//===- Driver/Check.cpp - from the database to the report -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Check.h"
#include "Driver/ConfigDump.h"
#include "Driver/Judge.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/Since.h"
#include "Driver/Summaries.h"

using namespace llvm;

namespace heddle::driver {

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
  if (!O.Since.Revision.empty())
    return checkSince(std::move(O));
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
  Judgement J = judge(Run, O.Source, *A, O.Publish.Quiet, Meter);
  if (J.Status)
    return *J.Status;
  RunFacts Facts = factsOf(Run, J.Record, O.Publish.Quiet);
  return publishRecord(std::move(J.Record), std::move(Facts), O, Meter);
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
