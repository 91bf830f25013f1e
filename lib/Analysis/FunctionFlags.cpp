//===- Analysis/FunctionFlags.cpp - what a caller decides by a constant ===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of FunctionLocks that looks at a body once more for each value of a
// parameter that branches hang on: `flush(true)` is called with the lock held and
// does not take it.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Dataflow.h"
#include "Analysis/FunctionLocks.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The parameters that a branch here, or a callee, is told by.
std::set<uint32_t> FunctionLocks::flags() const {
  std::set<uint32_t> Out;
  for (const Block &B : Body.Blocks)
    if (B.Condition)
      if (std::optional<uint32_t> Param = flagOf(*B.Condition))
        Out.insert(*Param);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind != EventKind::Call)
      continue;
    auto Passed = [&](uint32_t Param) {
      if (Param < E.Args.size() && E.Args[Param].Path)
        if (const AccessPath &A = P.Paths[E.Args[Param].Path];
            A.Root == RootKind::Param && A.Steps.empty())
          Out.insert(A.RootOperand);
    };
    for (FunctionId C : Flow.G.callees(F, EventId(I))) {
      for (const Effects::WhenFlag &W : Flow.effects(C).Flags)
        Passed(W.Param);
      for (const auto &[When, Then] : Flow.All[C.index()].WhenTold)
        Passed(When.Param);
    }
  }
  return Out;
}

/// Whether \p Call runs something that takes locks, without an effect on its caller
/// or with one.
bool FunctionLocks::takesLocks(EventId Call) const {
  return Body.Events[Call.index()].Kind == EventKind::Call &&
         llvm::any_of(Flow.G.callees(F, Call),
                      [&](FunctionId C) { return Flow.All[C.index()].TakesLocks; });
}

/// Whether a lock is not taken, or a callee that takes some not called or told
/// something else, because of what is assumed.
bool FunctionLocks::differs(const LockFlow::Course &Whole, const LockFlow::Course &Told) const {
  if (Whole.Acquisitions.size() != Told.Acquisitions.size())
    return true;
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    EventId E(I);
    if (!takesLocks(E))
      continue;
    if (!Told.Reached[I] && (Whole.Reached.empty() || Whole.Reached[I]))
      return true;
    Flag Here(Assumed->first, Assumed->second);
    for (FunctionId C : Flow.G.callees(F, E))
      if (Flow.tells(Body.Events[I], C, Here) != Flow.tells(Body.Events[I], C, {}))
        return true;
  }
  return false;
}

/// The effects for each value of each flag, and what happens inside, where they differ.
void FunctionLocks::summariseFlags() {
  constexpr size_t MostFlags = 3;
  if (!R.TakesLocks && R.Summary.Exit.empty())
    return;
  std::set<uint32_t> Flags = flags();
  if (Flags.empty() || Flags.size() > MostFlags)
    return;
  LockFlow::Result Whole = R;
  std::vector<Effects::WhenFlag> Found;
  std::vector<std::pair<Flag, LockFlow::Course>> Courses;
  for (uint32_t Param : Flags)
    for (bool NonZero : {true, false}) {
      Assumed = {Param, NonZero};
      R.Summary = Effects();
      std::vector<LockState> In = solveForward<LockState>(Body, *this);
      summarise(In);
      // Only effects on what the caller can name can differ for it.
      if (!Whole.Summary.Exit.empty())
        Found.push_back({Param, NonZero, R.Summary});
      if (differs(Whole, R))
        Courses.push_back({Flag(Param, NonZero), R});
    }
  Assumed.reset();
  R = std::move(Whole);
  R.Summary.Flags = std::move(Found);
  R.WhenTold = std::move(Courses);
}
