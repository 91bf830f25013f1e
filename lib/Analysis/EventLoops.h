//===- Analysis/EventLoops.h - who runs the handlers of a loop --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A handler that is given to an event loop (a completion handler of Asio, an idle
// function of GLib) runs on the threads that run the loop, and does not say which.
// Where one thread runs each loop that is seen, two handlers come one after the
// other if their loops are one; whether they are is known only where there is but
// one loop. Where several threads run one loop its handlers do run at once.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_EVENTLOOPS_H
#define HEDDLE_ANALYSIS_EVENTLOOPS_H

#include "Analysis/Contexts.h"

namespace heddle::analysis {

class EventLoops {
public:
  EventLoops(const Program &Prog, Contexts &C);

  /// What is known of two events that are reached from \p A and \p B.
  enum class Order : uint8_t {
    Unrelated, ///< the loops say nothing of them
    OneThread, ///< one thread runs both
    Unknown,   ///< both run on loops, which may be one
  };
  Order order(RootId A, RootId B) const;

private:
  void noteRun(ContextId C, model::EventId E, const catalog::Function &Says);

  const Program &P;
  Contexts &Ctx;
  /// By the loop, as its runner names it: the roots that run it, sorted.
  std::map<model::PathId, std::vector<RootId>> Loops;
  /// The roots that run a loop, sorted.
  std::vector<RootId> Runners;
  /// Several threads run one of the loops.
  bool Pooled = false;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_EVENTLOOPS_H
