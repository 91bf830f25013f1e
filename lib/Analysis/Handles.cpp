//===- Analysis/Handles.cpp - what a thread was given to signal on ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of SignalFlow that follows a promise into the thread it is moved to.
//
//===----------------------------------------------------------------------===//

#include "Analysis/SignalFlow.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// Where a thread gets what it keeps in \p Place: a promise that is moved into a parameter
/// or capture. Of threads that are started in one place.
PathId SignalFlow::givenAs(FunctionId F, PathId Place) {
  const AccessPath &Kept = P.Paths[Place];
  if ((Kept.Root != RootKind::Param && Kept.Root != RootKind::Capture) || !Kept.Steps.empty())
    return {};
  const Root *Started = nullptr;
  for (const Root &R : Ctx.roots())
    if (R.What == Root::Kind::Spawned && R.Function == F) {
      if (Started)
        return {};
      Started = &R;
    }
  if (!Started)
    return {};
  const FunctionSummary &Starter = P.body(Started->Site.Function);
  const Event &Start = Starter.Events[Started->Site.Event.index()];
  PathId Given;
  if (Kept.Root == RootKind::Capture) {
    const CallableId Run = Start.Args.empty() ? CallableId() : Start.Args.front().Callable;
    if (Run && Kept.RootOperand < Starter.Callables[Run.index()].Captures.size())
      Given = Starter.Callables[Run.index()].Captures[Kept.RootOperand].Path;
  } else {
    const FunctionFacts *Facts = P.functionFacts(P.body(F).Function);
    bool OnObject = Facts && Facts->Class && !Facts->Static && !Facts->Lambda;
    size_t Argument = 1 + OnObject + Kept.RootOperand; // behind the callable
    if (Argument < Start.Args.size())
      Given = Start.Args[Argument].Path;
  }
  if (!Given || P.Paths[Given].Root != RootKind::Local || !P.Paths[Given].Steps.empty())
    return {};
  Origin Out;
  Out.What = Origin::Kind::Local;
  Out.Function = Started->Site.Function;
  Out.Index = P.Paths[Given].RootOperand;
  return Ctx.Abs.origin(Out);
}
