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

#include "Analysis/Contexts.h"

namespace heddle::analysis {

/// An event of a context, in a thread of the root.
struct ThreadPoint {
  ContextId Context;
  model::EventId Event;
  RootId Root;
};

class HandOver {
public:
  HandOver(const Program &Prog, const CallGraph &Graph, Contexts &C) : P(Prog), G(Graph), Ctx(C) {}

  /// Whether a signal that follows \p A is waited for before \p B.
  bool ordered(const ThreadPoint &A, const ThreadPoint &B);
  /// Whether both lie between a wait for one thing and a signal of the same: a
  /// semaphore that is used as a lock.
  bool takeTurns(const ThreadPoint &A, const ThreadPoint &B);

private:
  /// What a signal says: about which object, and for an atomic which value it has then.
  struct Key {
    enum class Value : uint8_t { Zero, NonZero, Any } Says = Value::Any;
    uint64_t Object = 0;
    bool meets(const Key &K) const {
      return Object == K.Object && (Says == Value::Any || K.Says == Value::Any || Says == K.Says);
    }
    friend auto operator<=>(const Key &, const Key &) = default;
  };
  struct Signal : Key {
    /// One is enough, whoever gives it: it does not say that all others have given one.
    bool Flag = false;
    friend auto operator<=>(const Signal &, const Signal &) = default;
  };
  struct Ops {
    std::vector<Key> Awaits;
    std::vector<Signal> Signals;
  };
  struct Summary {
    std::set<Key> Awaits; ///< on all ways through the function
    std::set<Signal> Signals;
  };
  using Frame = std::pair<ContextId, model::EventId>;
  struct Awaited;
  class Flow;

  std::optional<uint64_t> objectOf(ContextId C, model::PathId Path) const;
  bool givesSeveral(uint64_t Object) const;
  Key keyOf(uint64_t Object, std::optional<int64_t> Constant) const;
  Ops opsAt(ContextId C, model::EventId E);
  std::optional<Key> awaitedOn(ContextId C, const model::Branch &B, unsigned Successor) const;
  const Summary &summaryOf(ContextId C);
  std::vector<Awaited> solve(ContextId C);
  std::set<Key> awaitedBefore(ContextId C, model::EventId E);
  std::set<Signal> signalledAfter(ContextId C, model::EventId E);
  std::vector<Frame> framesOf(const ThreadPoint &X) const;
  std::set<Key> awaitedBefore(const ThreadPoint &X);
  enum class Before : uint8_t { Clean, Given, Waits };
  Before signalBefore(ContextId C, model::EventId E, const Key &K);
  bool isFirst(llvm::ArrayRef<Frame> Frames, RootId R, const Signal &S);

  const Program &P;
  const CallGraph &G;
  Contexts &Ctx;
  std::map<ContextId, Summary> Summaries;
  std::set<uint64_t> Semaphores; ///< what one waits for and another gives: found so far
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_HANDOVER_H
