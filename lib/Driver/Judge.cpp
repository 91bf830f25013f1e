//===- Driver/Judge.cpp - a prepared run to what it comes to --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Judge.h"

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

Judgement judge(PreparedRun &Run, const SourceOptions &O, const Analyser &A, bool Quiet,
                CostMeter &Meter) {
  Judgement J;
  if (std::optional<RunRecord> Known = recallRun(Run, A)) {
    J.Record = std::move(*Known);
    return J;
  }
  GatheredSummaries G = gather(Run, O, Quiet, Meter);
  if (G.Status) {
    J.Status = G.Status;
    return J;
  }
  J.Record = analyse(A, std::move(G));
  rememberRun(Run, A, J.Record);
  return J;
}

RunFacts factsOf(PreparedRun &Run, const RunRecord &Record, bool Quiet) {
  RunFacts Facts;
  Facts.Usable = Record.Usable;
  Facts.Analysed = Record.Whole;
  Facts.Skipped = Run.Work.Skipped;
  Facts.Failed = Record.Failed;
  if (Run.Cache) {
    Facts.Cached = Run.Cache->hits();
    Run.Cache->finish(Quiet);
  }
  return Facts;
}

int publishRecord(RunRecord Record, RunFacts Facts, const CheckOptions &O, const CostMeter &Meter) {
  report::DiskSource Source;
  for (const auto &[File, Hash] : Record.Sources)
    Source.expect(File, Hash);
  Facts.Cost = Meter.cost();
  Facts.Cost.Units = Facts.Usable;
  Facts.Cost.Jobs = O.Source.Workers.Jobs;
  return publish(std::move(Record.Result), std::move(Facts), Source, O.Publish);
}

} // namespace heddle::driver
