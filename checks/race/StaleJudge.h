//===- checks/race/StaleJudge.h - can a change come between two steps -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Of two steps of which the second relies on what the first one found: whether another
// thread can change that in between, in a way that matters, and how sure it is. Shared by
// the checks that report such pairs.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_STALEJUDGE_H
#define HEDDLE_CHECKS_RACE_STALEJUDGE_H

#include "checks/race/Conflict.h"

namespace heddle::checks {

/// Two steps and the change of another thread that can come between them.
struct StaleConflict : Conflict {
  analysis::StaleStep What;
};

/// The locks that are held at both events of \p C and in between.
std::vector<analysis::HeldLock> heldOver(analysis::WholeProgram &W, analysis::ContextId C,
                                         model::EventId From, model::EventId To);
/// Whether one of \p Held keeps \p Other out.
bool keepsOut(analysis::WholeProgram &W, llvm::ArrayRef<analysis::HeldLock> Held,
              const analysis::MemoryAccess &Other);

class StaleJudge {
public:
  explicit StaleJudge(analysis::WholeProgram &Whole)
      : W(Whole), Say(Whole), Conflicts(Whole, Say) {}

  /// The surest conflict for each first step of those pairs that \p Wanted picks, in the
  /// order of their places.
  std::vector<StaleConflict> all(llvm::function_ref<bool(const analysis::StaleStep &)> Wanted);

  /// The thread of \p C.Mine with its two steps, and the other with its change.
  void tell(findings::Finding &F, const StaleConflict &C, std::string Looks, std::string Changes,
            std::string Acts);
  std::string variable(const StaleConflict &C) const;
  std::string lock(const StaleConflict &C) const;
  /// The function that the step \p E of \p C.Mine calls.
  std::string callee(const StaleConflict &C, const analysis::SectionAccess &A) const;
  findings::Finding begin(const StaleConflict &C, llvm::StringRef Check);
  const Narrator &narrator() const { return Say; }

private:
  std::optional<StaleConflict> judge(const analysis::StaleStep &S, analysis::ContextId C);
  bool undoes(const analysis::StaleStep &S, const analysis::MemoryAccess &Other) const;
  bool isHarmless(const analysis::StaleStep &S, const Conflict &C) const;
  bool isFlag(const analysis::StaleStep &S, const analysis::LocationKey &K) const;
  const analysis::GuardStatistics &statistics(const analysis::LocationKey &K);

  analysis::WholeProgram &W;
  Narrator Say;
  ConflictJudge Conflicts;
  std::map<analysis::LocationKey, analysis::GuardStatistics> Statistics;
};

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_STALEJUDGE_H
