//===- Analysis/ThreadIdentity.h - code that asks which thread it is -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Code that asks for its own thread's identity knows more of who runs it than is seen
// here: it takes a lock only where it does not have it, hands a call over to the thread
// that owns an object, or asserts that it is that one:
//
//   if (owner == std::this_thread::get_id()) { ++depth; return; }
//   if (loop == currentLoop) run(); else post();
//   assert(isInLoopThread());
//
// That the two identities are the same is not followed; so what lies behind such a
// question is not certain. Syntactic, within one function, by what it and its callees
// return.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_THREADIDENTITY_H
#define HEDDLE_ANALYSIS_THREADIDENTITY_H

#include "Analysis/CallGraph.h"

namespace heddle::analysis {

class ThreadIdentity {
public:
  ThreadIdentity(const Program &P, const CallGraph &G);

  /// Whether what \p F does hangs on which thread runs it.
  bool asks(FunctionId F) const { return All[F.index()].Asks; }
  /// Whether a question decides that \p E is reached. An assertion is no such question.
  bool isAsked(FunctionId F, model::EventId E) const;
  /// Whether it is asserted before \p E, here or by a callee.
  bool isAsserted(FunctionId F, model::EventId E) const;

private:
  struct Result {
    bool Asks = false;
    bool GivesIdentity = false; ///< what it returns hangs on the thread
    bool GivesOwn = false;      ///< it returns what is in a variable of the thread's own
    bool Asserts = false;       ///< it ends the program on all threads but one
    std::vector<uint32_t> Questions, Assertions; ///< blocks
    std::vector<model::EventId> Calls;           ///< of functions that assert it
  };
  void look(FunctionId F);
  bool neverReturns(const model::FunctionSummary &Body, model::BlockId From) const;

  const Program &P;
  const CallGraph &G;
  std::vector<Result> All;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_THREADIDENTITY_H
