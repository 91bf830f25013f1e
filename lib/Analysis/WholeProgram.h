//===- Analysis/WholeProgram.h - all results, in their order ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every whole-program result that checks ask for, made in the order in which
// they need each other. What a check sees of the analysis.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_WHOLEPROGRAM_H
#define HEDDLE_ANALYSIS_WHOLEPROGRAM_H

#include "Analysis/Accesses.h"
#include "Analysis/CallGraph.h"
#include "Analysis/Contexts.h"
#include "Analysis/Footprint.h"
#include "Analysis/Guards.h"
#include "Analysis/HandOver.h"
#include "Analysis/LockClass.h"
#include "Analysis/LockFlow.h"
#include "Analysis/LockGraph.h"
#include "Analysis/LockLifetimes.h"
#include "Analysis/Parallel.h"
#include "Analysis/Programs.h"
#include "Analysis/Relevance.h"
#include "Analysis/SharedClasses.h"
#include "Analysis/StaleSteps.h"
#include "Analysis/ThreadFlow.h"

namespace heddle::analysis {

class WholeProgram {
public:
  explicit WholeProgram(link::Program Prog)
      : P(std::move(Prog)), Calls(P), Locks(P, Calls), Threads(P, Calls, Locks), Classes(P, Locks),
        Matters(P, Calls, Locks), Lifetimes(P, Calls),
        Ctx(P, Calls, Locks, Threads, Classes, Matters), LockNames(P, Ctx.Abs, Classes),
        LockOrder(P, Locks, Ctx, LockNames), Acc(P, Locks, Matters, Ctx), Order(P, Ctx),
        Guarding(P, Ctx, Acc, LockNames), Prints(P, Calls, Locks, Classes), Linked(P),
        Signals(P, Calls, Ctx) {}
  WholeProgram(const WholeProgram &) = delete;
  WholeProgram &operator=(const WholeProgram &) = delete;

  link::Program P;
  CallGraph Calls;
  LockFlow Locks;
  ThreadFlow Threads;
  SharedClasses Classes;
  Relevance Matters;
  LockLifetimes Lifetimes;
  Contexts Ctx;
  LockClasses LockNames;
  LockGraph LockOrder;
  Accesses Acc;
  Parallel Order;
  Guards Guarding;
  Footprints Prints;
  Programs Linked;
  HandOver Signals;

  /// The atomic steps of all functions, and the pairs of them that rely on each other,
  /// found when they are first asked for.
  const Sections &steps();
  llvm::ArrayRef<StaleStep> staleSteps();

private:
  std::optional<Sections> Steps;
  std::optional<std::vector<StaleStep>> Stale;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_WHOLEPROGRAM_H
