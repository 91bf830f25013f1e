//===- Analysis/CallGraph.h - who may call whom -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The calls of each body, resolved to bodies: direct and virtual calls, and the
// callables that a call passes on (they may run while it lasts). Calls through
// a parameter or a stored callable are resolved where the call site or the
// store is known (Contexts). Over-approximates: all overriders that exist.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_CALLGRAPH_H
#define HEDDLE_ANALYSIS_CALLGRAPH_H

#include "Link/Program.h"

namespace heddle::analysis {

using link::FunctionId;
using link::Program;

class CallGraph {
public:
  explicit CallGraph(const Program &P);

  /// The bodies that the Call event \p E of \p F may run, sorted.
  llvm::ArrayRef<FunctionId> callees(FunctionId F, model::EventId E) const;
  /// The body of the callable \p C of \p F, if there is one.
  llvm::ArrayRef<FunctionId> callableTargets(FunctionId F, model::CallableId C) const;

  /// The bodies that \p F may run or pass on, sorted.
  llvm::ArrayRef<FunctionId> allCallees(FunctionId F) const { return Nodes[F.index()].Out; }

  /// Marks in \p Reached, by function, the functions of \p Work and all that they may run
  /// or pass on; stops early when \p Until is marked.
  void reach(std::vector<FunctionId> Work, std::vector<bool> &Reached, FunctionId Until = {}) const;
  /// Whether \p From may run \p To, itself or through what it calls.
  bool leads(FunctionId From, FunctionId To) const;

  /// All bodies, callees before callers; bodies that call each other stand
  /// together. (Tarjan, "Depth-first search and linear graph algorithms", 1972.)
  const std::vector<std::vector<FunctionId>> &components() const { return Components; }

  /// Bodies that no body calls or passes on.
  bool hasCallers(FunctionId F) const { return Called[F.index()]; }

private:
  /// A part of Targets. Calls that resolve to the same bodies mostly share one.
  struct List {
    uint32_t First = 0, Count = 0;
  };
  struct Node {
    /// Where the lists of its events begin, and those of its callables.
    uint32_t Events = 0, Callables = 0;
    std::vector<FunctionId> Out; // all of them, sorted
  };
  using ListsByCallee = llvm::DenseMap<uint64_t, List>;
  List resolve(const Program &P, FunctionId F, model::EntityId Callee, bool Virtual,
               ListsByCallee &Known);
  void resolveCalls(const Program &P, FunctionId F, ListsByCallee &Known);
  void findComponents();
  llvm::ArrayRef<FunctionId> targets(uint32_t Number) const {
    return llvm::ArrayRef(Targets).slice(Lists[Number].First, Lists[Number].Count);
  }

  std::vector<Node> Nodes;
  std::vector<List> Lists;
  std::vector<FunctionId> Targets;
  std::vector<bool> Called;
  std::vector<std::vector<FunctionId>> Components;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_CALLGRAPH_H
