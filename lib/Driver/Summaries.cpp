//===- Driver/Summaries.cpp - a plan made and carried out -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Summaries.h"
#include "Driver/CachingExtractor.h"
#include "Driver/Collect.h"
#include "Driver/ConfigSearch.h"
#include "Driver/Messages.h"
#include "Driver/Version.h"
#include "Model/Print.h"
#include "checks/Run.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>

using namespace llvm;

namespace heddle::driver {
namespace {

constexpr size_t MaxFlagsTold = 10;

void tellDroppedFlags(const Plan &P) {
  size_t Told = 0;
  for (const auto &[Flag, Commands] : P.DroppedFlags) {
    if (Told++ == MaxFlagsTold) {
      printNote(Twine(P.DroppedFlags.size() - MaxFlagsTold) + " more flags were left out");
      return;
    }
    printNote("flag '" + Flag + "' was left out (of " + Twine(Commands) +
              (Commands == 1 ? " command)" : " commands)"));
  }
}

GatheredSummaries over(int Status) {
  GatheredSummaries G;
  G.Status = Status;
  return G;
}

/// Ends as the signal would have ended this process.
int interruptedStatus(int Signal) {
  printError("interrupted; nothing was reported");
  return ExitSignal + Signal;
}

} // namespace

Expected<Plan> planOf(const SourceOptions &O) {
  if (Error Wrong = checkResourceDirectory())
    return std::move(Wrong);
  return makePlan(O.Request);
}

PreparedRun prepare(const SourceOptions &O, bool Quiet) {
  Expected<Plan> P = planOf(O);
  if (P)
    return prepare(std::move(*P), O, Quiet, FileView::disk());
  printError(P.takeError());
  PreparedRun Run;
  Run.Status = ExitUsage;
  return Run;
}

PreparedRun prepare(Plan Work, const SourceOptions &O, bool Quiet, const FileView &Files) {
  PreparedRun Run;
  Run.Work = std::move(Work);
  if (!Quiet)
    tellDroppedFlags(Run.Work);
  Run.Cache = CacheSession::open(O.Cache, Quiet, Files);
  if (Run.Cache)
    Run.Cache->lookUp(Run.Work.Commands, O.Workers.Jobs);
  return Run;
}

GatheredSummaries gather(PreparedRun &Run, const SourceOptions &O, bool Quiet, CostMeter &Meter) {
  Plan *P = &Run.Work;
  WorkerPoolOptions Workers = O.Workers;
  Workers.RecordInputs = Run.Cache && !O.Cache.ReadOnly;
  WorkerPool Pool(std::move(Workers));
  std::optional<CachingExtractor> Caching;
  if (Run.Cache)
    Caching.emplace(*Run.Cache, Pool, O.Workers.Jobs);
  Progress Show(errs(), progressForm(Quiet, O.Progress), P->Commands.size());
  Meter.workersBegin();
  Expected<Collected> C = collect(*P, Caching ? static_cast<Extractor &>(*Caching) : Pool, Show);
  Meter.workersEnd();
  if (int Signal = Pool.interruptedBy()) {
    consumeError(C.takeError());
    return over(interruptedStatus(Signal));
  }
  if (!C) {
    printError(C.takeError());
    return over(ExitIncomplete);
  }
  GatheredSummaries G;
  G.Summaries = std::move(C->Summaries);
  G.Whole = count_if(G.Summaries, [](const model::TuSummary &S) { return !S.HadErrors; });
  G.Skipped = P->Skipped;
  G.Failed = P->Failed;
  llvm::append_range(G.Failed, C->Failed);
  llvm::sort(G.Failed, [](const auto &A, const auto &B) {
    return std::tie(A.File, A.Message) < std::tie(B.File, B.Message);
  });
  return G;
}

Expected<Analyser> makeAnalyser(const PlanRequest &R, AnalyseOptions O) {
  O.SearchFrom = {R.WorkingDirectory, projectFolder(R)};
  return Analyser::create(std::move(O));
}

Error refuseOtherConfigs(const Analyser &A, const Plan &P) {
  if (!A.options().ConfigFile.empty())
    return Error::success();
  std::vector<std::string> Sources;
  for (const extract::Command &C : P.Commands)
    Sources.push_back(C.File);
  const FileView *Files = A.options().Files;
  return refuseNestedConfig(A.config().Path, A.options().SearchFrom, Sources,
                            Files ? *Files : FileView::disk());
}

std::string dumpText(Dump What, std::vector<model::TuSummary> Summaries,
                     const catalog::Catalog &Known, StringRef Folder) {
  std::string Text;
  if (What == Dump::Facts) {
    raw_string_ostream OS(Text);
    for (const model::TuSummary &S : Summaries)
      model::printFacts(S, OS, Folder);
    return Text;
  }
  checks::DumpKind Kind = checks::DumpKind::Summaries;
  if (What == Dump::CallGraph)
    Kind = checks::DumpKind::CallGraph;
  if (What == Dump::LockGraph)
    Kind = checks::DumpKind::LockGraph;
  if (What == Dump::Threads)
    Kind = checks::DumpKind::Threads;
  if (What == Dump::Accesses)
    Kind = checks::DumpKind::Accesses;
  return checks::dump(std::move(Summaries), Known, Kind);
}

} // namespace heddle::driver
