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

  /// All bodies, callees before callers; bodies that call each other stand
  /// together. (Tarjan, "Depth-first search and linear graph algorithms", 1972.)
  const std::vector<std::vector<FunctionId>> &components() const { return Components; }

  /// Bodies that no body calls or passes on.
  bool hasCallers(FunctionId F) const { return Called[F.index()]; }

private:
  struct Node {
    std::vector<std::vector<FunctionId>> ByEvent;    // by event; empty for non-calls
    std::vector<std::vector<FunctionId>> ByCallable; // by callable
    std::vector<FunctionId> Out;                     // all of them, sorted
  };
  void resolveCalls(const Program &P, FunctionId F);
  void findComponents();

  std::vector<Node> Nodes;
  std::vector<bool> Called;
  std::vector<std::vector<FunctionId>> Components;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_CALLGRAPH_H
