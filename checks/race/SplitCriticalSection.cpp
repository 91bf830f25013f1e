//===- checks/race/SplitCriticalSection.cpp -------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/SplitCriticalSection.h"
#include "checks/race/StaleJudge.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;

/// A critical section that this function cuts in two itself, or by writing back what it
/// got from a call.
static bool isSplit(const StaleStep &S) {
  if (!S.Look.Lock || (S.Look.Atomic && S.Act.Atomic))
    return false;
  return S.writesBack() || !S.ofCalls();
}

void heddle::checks::splitCriticalSection(WholeProgram &W, std::vector<findings::Finding> &Out) {
  StaleJudge Judge(W);
  for (const StaleConflict &C : Judge.all(isSplit)) {
    findings::Finding F = Judge.begin(C, "heddle-split-critical-section");
    const std::string Name = "'" + Judge.variable(C) + "'", Lock = "'" + Judge.lock(C) + "'";
    bool Back = C.What.writesBack();
    auto Through = [&](const SectionAccess &A) {
      return A.Depth ? "calls '" + Judge.callee(C, A) + "', which " : std::string();
    };
    F.Message = Name +
                (Back ? " is written back from a value that was read before "
                      : " is changed because of what was read before ") +
                Lock + " was given up, and another thread can change it in between";
    Judge.tell(F, C, Through(C.What.Look) + "reads " + Name, "changes " + Name,
               Through(C.What.Act) + (Back ? "writes " + Name + ", made of the old value"
                                      : C.What.Act.changes() ? "changes " + Name + " all the same"
                                                             : "uses " + Name + " all the same"));
    F.Help = "hold " + Lock + " from the read to the write, or look at " + Name +
             " again when the lock has been taken anew";
    F.Identity.push_back(Back ? "write-back" : "decide");
    Out.push_back(std::move(F));
  }
}
