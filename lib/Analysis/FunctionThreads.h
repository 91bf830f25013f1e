//===- Analysis/FunctionThreads.h - the threads of one body -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The forward dataflow that ThreadFlow runs over each body: what is started,
// moved on, joined and let go, by the body itself and by what it calls. Private
// to ThreadFlow.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_FUNCTIONTHREADS_H
#define HEDDLE_ANALYSIS_FUNCTIONTHREADS_H

#include "Analysis/Loops.h"
#include "Analysis/ThreadFlow.h"

namespace heddle::analysis {

class FunctionThreads {
public:
  FunctionThreads(ThreadFlow &T, Program &Prog, const CallGraph &Graph, const LockFlow &L,
                  FunctionId Fn)
      : Flow(T), P(Prog), G(Graph), Locks(L), F(Fn), Body(Prog.body(Fn)) {}

  void run();
  ThreadState entry() { return {}; }
  void transfer(ThreadState &S, model::EventId E);
  void edge(ThreadState &S, const model::Block &B, unsigned Successor);

private:
  bool concerned() const;
  bool concerns(model::EventId E) const;
  ThreadKey key(model::PathId Path) const;
  /// The same of the place itself, not of what a pointer or reference there names.
  ThreadKey place(model::PathId Path) const;
  ThreadKey inCaller(const ThreadKey &K, FunctionId C, model::EventId Call) const;
  bool isHandle(const ThreadKey &K) const;
  void collectJoins();
  std::vector<ThreadKey> joinedBy(model::EventId E) const;
  void collectSkipped(model::EventId E, const std::vector<ThreadKey> &Joined);
  void store(ThreadState &S, const model::Event &Ev);
  void detach(ThreadState &S, const ThreadKey &K);
  bool endsNothing(model::EventId E) const;
  void call(ThreadState &S, model::EventId E);
  void joinElsewhere(ThreadState &S, const model::Event &Ev);
  void callBack(ThreadState &S, model::EventId E);

  ThreadFlow &Flow;
  Program &P;
  const CallGraph &G;
  const LockFlow &Locks;
  FunctionId F;
  const model::FunctionSummary &Body;
  std::optional<Loops> Around; ///< where there is something to do
  std::map<const Loop *, std::vector<ThreadKey>> JoinedByLoop; // never walked for output
  /// What is not joined on a way because it does not run, by block and successor.
  std::map<std::pair<const model::Block *, unsigned>, std::vector<ThreadKey>> NotRunning;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_FUNCTIONTHREADS_H
