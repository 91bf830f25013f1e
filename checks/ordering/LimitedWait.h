//===- checks/ordering/LimitedWait.h - how a poll gives up ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A loop that polls may have an end of its own: so many looks, or a deadline. What
// tells a careful wait with a limit from a hopeful one is what follows when the limit
// is reached: the code knows that it waited in vain, or goes on as if it had not.
// Which reads are of shared state is known to who asks.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_LIMITEDWAIT_H
#define HEDDLE_CHECKS_ORDERING_LIMITEDWAIT_H

#include "Analysis/Loops.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace heddle::checks {

enum class WaitLimit {
  None,    ///< it waits for as long as it takes
  Ignored, ///< gives up, and goes on as if what it waited for had come
  Heeded,  ///< gives up, and goes another way, or looks at the state once more
};

/// What decides that the loop is left by a branch.
enum class LeavesBy {
  State,  ///< shared state
  Limit,  ///< a number of its own, a clock
  Either, ///< the branch hangs on both: `while (!ready && now() < end)`
};

/// \p Why is asked of the branches out of the loop. \p ReadsState: whether the event reads
/// what the loop waits for.
WaitLimit limitOf(const model::FunctionSummary &F, const analysis::Loop &L,
                  llvm::function_ref<LeavesBy(const model::Branch &)> Why,
                  llvm::function_ref<bool(model::EventId)> ReadsState);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_LIMITEDWAIT_H
