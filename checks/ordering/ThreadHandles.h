//===- checks/ordering/ThreadHandles.h - how handles end --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of heddle-thread-lifetime that is about handles: a std::thread that ends while
// it can be joined, and the future of std::async that ends at once.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_THREADHANDLES_H
#define HEDDLE_CHECKS_ORDERING_THREADHANDLES_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

/// The handles of threads that one function has.
class ThreadHandles {
public:
  ThreadHandles(const analysis::WholeProgram &Whole, link::FunctionId Fn)
      : W(Whole), F(Fn), Body(Whole.P.body(Fn)) {}

  /// Whether the type ends the program when it ends while it can be joined.
  static bool mustBeJoined(const analysis::WholeProgram &W, const model::TypeFacts &T);
  /// Whether the handle \p K is a local that ends so when the function does.
  bool endsWithFunction(const analysis::ThreadKey &K) const;
  /// Whether the function, or the one that starts the thread of \p S, lets one go.
  bool letsGo(const analysis::SpawnSite &S) const;
  /// Whether the local \p Index is given to something whose body is not seen, or that
  /// runs later: it may join it.
  bool isHandedOut(uint32_t Index) const;

private:
  const analysis::WholeProgram &W;
  link::FunctionId F;
  const model::FunctionSummary &Body;
};

void handlesThatEnd(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_THREADHANDLES_H
