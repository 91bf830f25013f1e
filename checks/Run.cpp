//===- checks/Run.cpp -----------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Run.h"
#include "checks/LockOrderFacts.h"
#include "checks/Registry.h"
#include "llvm/Support/BuryPointer.h"
#include <chrono>

using namespace heddle;
using Clock = std::chrono::steady_clock;

static double since(Clock::time_point T) {
  return std::chrono::duration<double>(Clock::now() - T).count();
}

std::vector<findings::Finding> heddle::checks::run(std::vector<model::TuSummary> Summaries,
                                                   const catalog::Catalog &C, const RunOptions &O,
                                                   RunStatistics &S, findings::LockOrder *Locks) {
  Clock::time_point Start = Clock::now();
  link::Program P = link::link(std::move(Summaries), C);
  P.Partial = O.Partial;
  S.Functions = P.Functions.size();
  S.AmbiguousEntities = P.AmbiguousEntities;
  S.LinkSeconds = since(Start);

  Start = Clock::now();
  auto Whole = std::make_unique<analysis::WholeProgram>(std::move(P));
  analysis::WholeProgram &W = *Whole;
  S.Contexts = W.Ctx.all().size();
  S.MergedContexts = W.Ctx.mergedContexts();
  S.Roots = W.Ctx.roots().size();
  for (auto &[Key, Found] : W.Acc.all())
    S.Accesses += Found.size();
  S.AnalysisSeconds = since(Start);

  Start = Clock::now();
  std::vector<findings::Finding> Out;
  for (const checks::CheckInfo &I : checks::all())
    if (!O.Enabled || O.Enabled(I.Name))
      I.Run(W, Out);
  if (Locks)
    *Locks = lockOrderFacts(W);
  S.CheckSeconds = since(Start);
  if (O.KeepUntilExit)
    llvm::BuryPointer(std::move(Whole));
  return Out;
}
