//===- Analysis/TeamOrder.h - what a team does at one time ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The threads of an OpenMP region run the same code, and all of them meet at its barriers:
// between two of these lies a *phase*, and what lies in two phases does not happen at
// once. (The condition of Jeremiassen and Eggers, "Static analysis of barrier
// synchronization in explicitly parallel programs", PACT 1994; here a phase goes by the
// barrier behind which it begins.) A block of one thread (single, master, section) is not
// run by two. Barriers in functions that are called count where they are called.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_TEAMORDER_H
#define HEDDLE_ANALYSIS_TEAMORDER_H

#include "Analysis/Contexts.h"

namespace heddle::analysis {

class TeamOrder {
public:
  TeamOrder(const Program &Prog, const CallGraph &Graph);

  /// Whether \p R is one of the threads that run a region together.
  bool isTeam(const Root &R) const;
  /// Whether two threads of the team \p R cannot be at these two events at once.
  bool areApart(const Contexts &Ctx, RootId R, ContextId C1, model::EventId E1, ContextId C2,
                model::EventId E2) const;
  /// Whether one thread of a team runs \p E of \p F, as far as that is seen in F.
  bool isOfOneThread(FunctionId F, model::EventId E) const;

private:
  /// Where an event lies: behind which barriers, and in which blocks of one thread. Both
  /// by event; phase 0 begins with the function, another behind the event before it.
  struct Place {
    bool Reached = false;
    std::set<uint32_t> Phases;
    std::vector<uint32_t> Blocks;
    bool join(const Place &Other);
  };
  class Flow;
  enum class Answer : uint8_t { Unasked, No, Yes };

  const Place *placeOf(FunctionId F, model::EventId E) const;
  bool isCallOf(FunctionId F, uint32_t E, llvm::StringRef Name) const;
  bool meets(FunctionId F) const;
  bool meetsInside(FunctionId F, model::EventId Call) const;
  bool isOfMaster(const Contexts &Ctx, const Contexts::Way &Way) const;

  const Program &P;
  const CallGraph &G;
  /// Whether the program has directives at all.
  bool Any;
  /// By function: whether it, or what it calls, has a barrier.
  mutable std::vector<Answer> Meets;
  /// By event, of functions that were asked for; empty where there are no directives.
  mutable std::map<FunctionId, std::vector<Place>> Known;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_TEAMORDER_H
