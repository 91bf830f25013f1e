//===- checks/ordering/AwaitedWrites.h - what a wait looks at ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What code that waits for another thread reads, and which thread changes it: for the
// checks that are about sleeping and spinning. Whether a loop does nothing but look.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_AWAITEDWRITES_H
#define HEDDLE_CHECKS_ORDERING_AWAITEDWRITES_H

#include "Analysis/Loops.h"
#include "checks/Narrator.h"
#include "checks/ordering/LimitedWait.h"

namespace heddle::checks {

/// Something that a thread waits for: it reads it, another one writes it.
struct Awaited {
  analysis::LocationKey Key;
  model::EventId Read; ///< the read, or the call that leads to it
  analysis::MemoryAccess Write;
  analysis::Parallel::Pair Roots;
  findings::Confidence Level = findings::Confidence::Low;
};

/// Whether \p Is holds of any event in the loop.
bool anyIn(const analysis::WholeProgram &W, link::FunctionId F, const analysis::Loop &L,
           llvm::function_ref<bool(model::EventId)> Is);

class AwaitedWrites {
public:
  AwaitedWrites(analysis::WholeProgram &Whole, const Narrator &Teller) : W(Whole), Say(Teller) {}

  /// Shared locations, and the events of the function that read them.
  using Reads = std::vector<std::pair<model::EventId, analysis::LocationKey>>;
  /// The shared locations that \p E reads, itself or through calls.
  Reads readsAt(analysis::ContextId C, model::EventId E);
  /// The surest thread that changes \p K while \p C is at \p Read, in another function.
  std::optional<Awaited> writtenElsewhere(analysis::ContextId C, model::EventId Read,
                                          const analysis::LocationKey &K, bool NeedsThread);

  bool doesWork(analysis::ContextId C, const analysis::Loop &L);
  bool tells(link::FunctionId F, const analysis::Loop &L) const;
  /// What becomes of the wait for \p K where the loop has an end that hangs on no shared
  /// state: so many looks, or a deadline.
  WaitLimit limitOf(analysis::ContextId C, const analysis::Loop &L, const analysis::LocationKey &K);
  bool givesUp(analysis::ContextId C, const analysis::Loop &L) {
    return limitOf(C, L, {}) != WaitLimit::None;
  }

private:
  llvm::ArrayRef<analysis::ContextId> runsHere(analysis::ContextId C, model::EventId E);
  void addReads(analysis::ContextId C, model::EventId E, model::EventId As, Reads &Found) const;

  analysis::WholeProgram &W;
  const Narrator &Say;
  /// What calls through parameters and kept callables run; made when it is asked for.
  std::optional<std::map<std::pair<analysis::ContextId, model::EventId>,
                         llvm::SmallVector<analysis::ContextId, 1>>>
      Passed;
};

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_AWAITEDWRITES_H
