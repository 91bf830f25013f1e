//===- Analysis/Relevance.h - what of its caller matters to a function -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether anything in a function, with all that it calls, is ever judged (an
// access to memory that changes after it was made, a lock, a thread, a sleep, a
// call of what a caller chose), and on which of its parameters that depends.
// What does not matter is left out of a context, and a function in which nothing
// is judged has none: this keeps the top-down sweep small. Bottom-up, to a
// fixed point within functions that call each other. Over-approximates what
// matters. (Sparse analysis after Oh et al., "Design and implementation of
// sparse global analyses for C-like languages", PLDI 2012.)
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_RELEVANCE_H
#define HEDDLE_ANALYSIS_RELEVANCE_H

#include "Analysis/CallGraph.h"
#include "Analysis/LockFlow.h"

namespace heddle::analysis {

/// The roots that matter, parameters and captures as bits; those beyond the last
/// bit share it.
struct Relevant {
  bool Any = false;
  bool This = false;
  uint64_t Params = 0;
  uint64_t Captures = 0;

  static uint64_t bit(uint32_t Index) { return uint64_t(1) << std::min<uint32_t>(Index, 63); }
  bool param(uint32_t Index) const { return Params & bit(Index); }
  bool capture(uint32_t Index) const { return Captures & bit(Index); }
  friend bool operator==(const Relevant &, const Relevant &) = default;
};

class Relevance {
public:
  Relevance(Program &P, const CallGraph &G, const LockFlow &Locks);

  const Relevant &of(FunctionId F) const { return All[F.index()]; }
  /// Whether the field or global is written after it has been made, or its address
  /// handed out.
  bool changes(model::EntityId Variable) const { return Changed[Variable.index()]; }
  /// Whether the event is one that checks look at.
  bool judged(FunctionId F, model::EventId E) const;
  /// What the call does to the container that it is a method of, where no body
  /// says it.
  catalog::ContainerUse containerUse(FunctionId F, model::EventId E) const;

private:
  void findChanged();
  bool hasHiddenState(FunctionId F, model::EventId E) const;
  bool followsReference(const model::AccessPath &A) const;
  void noteChanged(FunctionId F, model::PathId Path);
  void add(Relevant &R, FunctionId F, model::PathId Path) const;
  void addCall(Relevant &R, FunctionId F, model::EventId E) const;
  bool addCallable(Relevant &R, FunctionId F, const model::Argument &A) const;
  void addBinding(Relevant &R, FunctionId F, const Relevant &Callee, const Binding &B) const;
  Relevant look(FunctionId F) const;

  Program &P;
  const CallGraph &G;
  const LockFlow &Locks;
  std::vector<Relevant> All;
  /// Fields and globals that are written after they have been made, or whose
  /// address is handed out: by entity.
  std::vector<bool> Changed;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_RELEVANCE_H
