//===- checks/race/DrawnElements.cpp --------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/DrawnElements.h"
#include "Model/Directives.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;

/// Whether \p E says which iteration, or which thread, this is.
bool DrawnElements::draws(const FunctionSummary &F, EventId E) const {
  const Event &Ev = F.Events[E.index()];
  if (Ev.Kind != EventKind::Call || !Ev.Callee)
    return false;
  if (W.P.entity(Ev.Callee).Name == directive::Loop)
    return true;
  const catalog::Function *Known = W.P.Known->function(Ev.Callee);
  return Known && Known->Does == catalog::Role::Identify;
}

bool DrawnElements::usesDraw(ContextId C, llvm::ArrayRef<EventId> Uses, RootId R) const {
  const FunctionSummary &Body = W.P.body(W.Ctx[C].Function);
  return llvm::any_of(Uses, [&](EventId E) {
    // `range.begin()`
    const Event &Ev = Body.Events[E.index()];
    bool OfRange = Ev.Kind == EventKind::Call && Ev.Object;
    return draws(Body, E) || (OfRange && isGivenTo(R, W.Ctx.absolute(C, Ev.Object)));
  });
}

/// Whether \p Path is what the threads of \p R are each given when they run: an iteration's
/// number, or a range of them.
bool DrawnElements::isGivenTo(RootId R, PathId Path) const {
  // A value that an algorithm finds in a container is no number of its own.
  const SpawnSite &Start = W.Ctx.root(R).Site;
  const catalog::Function *Known =
      W.P.Known->function(W.P.body(Start.Function).Events[Start.Event.index()].Callee);
  const Origin *O = Path ? W.Ctx.Abs.originOf(Path) : nullptr;
  return O && Known && Known->Does == catalog::Role::Spawn && O->What == Origin::Kind::Parameter &&
         O->Function == W.Ctx.root(R).Function;
}

bool DrawnElements::isDrawn(ContextId C, const Argument &Index, RootId R) const {
  if (usesDraw(C, Index.Uses, R))
    return true;
  PathId Number = W.Ctx.absolute(C, Index.Path);
  const Origin *O = Number ? W.Ctx.Abs.originOf(Number) : nullptr;
  if (!O || !W.Ctx.Abs.Paths[Number].Steps.empty())
    return false;
  return isGivenTo(R, Number) ||
         (O->What == Origin::Kind::Result && draws(W.P.body(O->Function), EventId(O->Index)));
}

/// Whether the call passes an element that an iteration has drawn, in which \p A lies.
bool DrawnElements::isGivenElement(const MemoryAccess &A, ContextId Caller, EventId Call,
                                   RootId R) const {
  const Event &E = W.P.body(W.Ctx[Caller].Function).Events[Call.index()];
  auto Within = [&](PathId Given) {
    PathId Path = W.Ctx.absolute(Caller, Given);
    if (!Path)
      return false;
    AccessPath Prefix = W.Ctx.Abs.Paths[Path];
    Prefix.AddressOf = false;
    bool OfElement =
        llvm::any_of(Prefix.Steps, [](const Step &S) { return S.Kind == StepKind::Element; });
    return OfElement && isPrefix(Prefix, W.Ctx.Abs.Paths[A.Path]);
  };
  if (E.Object && usesDraw(Caller, E.Uses, R) && Within(E.Object))
    return true;
  return llvm::any_of(E.Args, [&](const Argument &Arg) {
    return Arg.Path && usesDraw(Caller, Arg.Uses, R) && Within(Arg.Path);
  });
}

DrawnElements::Index DrawnElements::indexOf(const MemoryAccess &A, RootId R) const {
  const Event &E = W.Acc.event(A);
  Index Out;
  if (E.Kind == EventKind::Call) {
    Out.Found = usesDraw(A.Context, E.Uses, R);
  } else {
    for (const Argument &Each : E.Args)
      if (isDrawn(A.Context, Each, R)) {
        Out.Found = true;
        Out.Offset = Each.Constant;
      }
  }
  if (Out.Found)
    return Out;
  Out.Found = llvm::any_of(W.Ctx.callPath(A.Context, R), [&](const auto &Frame) {
    return isGivenElement(A, Frame.first, Frame.second, R);
  });
  return Out;
}

DrawnElements::Answer DrawnElements::ask(const MemoryAccess &A, const MemoryAccess &B,
                                         RootId R) const {
  const Root &Thread = W.Ctx.root(R);
  if (Thread.What != Root::Kind::Spawned || !Thread.Structured)
    return Answer::Unknown;
  Index First = indexOf(A, R), Second = indexOf(B, R);
  if (!First.Found || !Second.Found)
    return Answer::Unknown;
  return First.Offset && Second.Offset && *First.Offset != *Second.Offset ? Answer::Neighbours
                                                                          : Answer::Apart;
}
