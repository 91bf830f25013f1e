//===- Analysis/ThreadStarts.h - how often a thread is started --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One place may start several threads: a wrapper that is called for each decoder, a
// loop, a method that starts what is missing. Each start with other objects is a root of
// its own; whether one root stands for several threads is known when all starts have been
// seen. A start that a flag decides on which it sets is none when the thread runs already:
//
//   if (!started) { started = true; worker = std::thread(...); }
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_THREADSTARTS_H
#define HEDDLE_ANALYSIS_THREADSTARTS_H

#include "Analysis/CallGraph.h"
#include "Analysis/Context.h"
#include "Analysis/Loops.h"
#include "Support/StableList.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <memory>

namespace heddle::analysis {

class ThreadStarts {
public:
  ThreadStarts(const Program &Prog, const CallGraph &Graph, const StableList<Context> &All)
      : P(Prog), G(Graph), Contexts(All) {}

  /// What tells the threads of one place apart: what they are given.
  using Key = std::tuple<SpawnSite, FunctionId, Binding>;
  /// The key of \p Target started at \p Site with \p Given; without what they are given,
  /// where too many are started there, or \p Known says that it names no one object.
  Key keyOf(SpawnSite Site, FunctionId Target, const Binding &Given, bool Known);
  /// \p R is started by \p E in \p C; \p Running: a thread of the place may be running.
  void add(RootId R, const Key &K, ContextId C, model::EventId E, bool Running);
  /// Whether several threads of \p R may run at once, by what add() was told.
  bool isMany(RootId R) const;

private:
  static constexpr size_t MostOfPlace = 8;
  static constexpr unsigned Deepest = 8;

  struct Start {
    size_t Times = 0; ///< contexts that start it
    bool Again = false, InLoop = false;
    std::pair<SpawnSite, FunctionId> Place;
  };
  bool inLoop(ContextId C, model::EventId E, unsigned Depth);
  bool isLazy(ContextId C, model::EventId E, unsigned Depth);
  bool setsFlagFirst(FunctionId F, model::EventId E);
  bool isChanged(FunctionId F, model::EntityId Flag, model::EventId But, unsigned Depth);
  bool isChangedBy(FunctionId Callee, model::EntityId Flag, unsigned Depth);

  const Program &P;
  const CallGraph &G;
  const StableList<Context> &Contexts;
  std::map<RootId, Start> Starts;
  std::map<std::pair<SpawnSite, FunctionId>, std::set<Binding>> OfPlace;
  llvm::DenseMap<uint32_t, std::unique_ptr<Loops>> LoopsOf; // by function; never walked
  std::map<SpawnSite, bool> Lazy;
  std::map<std::tuple<FunctionId, model::EntityId, unsigned>, bool> Changed;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_THREADSTARTS_H
