//===- checks/race/CheckThenAct.cpp ---------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/CheckThenAct.h"
#include "checks/race/OwnerCounts.h"
#include "checks/race/StaleJudge.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using Use = SectionAccess::Use;

/// Two calls that each lock inside, or two operations on an atomic of which one lies in a
/// call. What is only written back is a critical section in two parts.
static bool isCheckThenAct(const StaleStep &S) {
  bool Atomic = S.Look.Atomic && S.Act.Atomic;
  if (!S.ofCalls() && !Atomic)
    return false;
  return Atomic || !S.writesBack();
}

void heddle::checks::checkThenAct(WholeProgram &W, std::vector<findings::Finding> &Out) {
  StaleJudge Judge(W);
  for (const StaleConflict &C : Judge.all(isCheckThenAct)) {
    findings::Finding F = Judge.begin(C, "heddle-check-then-act");
    const std::string Name = "'" + Judge.variable(C) + "'";
    std::string Look = Judge.callee(C, C.What.Look), Act = Judge.callee(C, C.What.Act);
    Look = C.What.Look.Depth ? "'" + Look + "'" : "the load of " + Name;
    Act = C.What.Act.Depth ? "'" + Act + "'" : "the change of " + Name;
    F.Message = Act + " relies on what " + Look + " found, and another thread can change " + Name +
                " between the two";
    std::string Held = Judge.lock(C);
    bool Calls = C.What.Look.Depth != 0;
    Judge.tell(F, C, (Calls ? "calls " + Look + ", which looks at " : "looks at ") + Name,
               "changes " + Name,
               (C.What.Act.Depth ? "calls " + Act + ", which " : std::string()) +
                   (C.What.Act.changes() ? "changes " : "uses ") + Name + " all the same");
    F.Help = Held.empty()
                 ? "decide and change in one operation: exchange or compare_exchange_strong, and "
                   "look at what it gives back"
                 : "do both in one method that holds '" + Held +
                       "' over the two, and let it say whether it could";
    F.Identity.push_back(C.What.Act.changes() ? "check-change" : "check-use");
    Out.push_back(std::move(F));
  }
  ownerCounts(W, Out);
}
