//===- Analysis/HandOver.h - order by signal and wait -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One thread does something and then signals, another waits for the signal and goes
// on: what the first did lies before what the second does (the happens-before of
// Lamport, "Time, clocks, and the ordering of events", CACM 21(7), 1978). Signals are
// counted down latches, barriers, semaphores, promises, condition variables, and
// atomics that are stored to by one side and looked at, in a branch or a loop, by the
// other. A signal that was also given before the first event says nothing, unless a
// wait for something else lies between: then each turn has its signal.
//
// Whether the signal that was waited for is the one that was given is not proved: an
// answer is a reason for doubt, not for certainty.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_HANDOVER_H
#define HEDDLE_ANALYSIS_HANDOVER_H

#include "Analysis/SignalFlow.h"

namespace heddle::analysis {

/// An event of a context, in a thread of the root.
struct ThreadPoint {
  ContextId Context;
  model::EventId Event;
  RootId Root;
};

class HandOver {
public:
  HandOver(const Program &Prog, const CallGraph &Graph, Contexts &C)
      : P(Prog), Ctx(C), Flow(Prog, Graph, C) {}

  /// Whether a signal that follows \p A is waited for before \p B.
  bool ordered(const ThreadPoint &A, const ThreadPoint &B);
  /// Whether both lie between a wait for one thing and a signal of the same: a
  /// semaphore that is used as a lock.
  bool takeTurns(const ThreadPoint &A, const ThreadPoint &B);

private:
  using Frame = std::pair<ContextId, model::EventId>;

  std::vector<Frame> framesOf(const ThreadPoint &X);
  SetId awaitedBefore(const ThreadPoint &X);
  bool areRivals(const ThreadPoint &A, const ThreadPoint &B, const AwaitedSignal &K);
  enum class Before : uint8_t { Clean, Given, Waits };
  Before signalBefore(ContextId C, model::EventId E, const AwaitedSignal &K);
  bool isFirst(llvm::ArrayRef<Frame> Frames, RootId R, const GivenSignal &S);

  const Program &P;
  Contexts &Ctx;
  SignalFlow Flow;
  /// Ways from roots to contexts that were asked for.
  std::map<std::pair<ContextId, RootId>, std::vector<Frame>> Ways;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_HANDOVER_H
