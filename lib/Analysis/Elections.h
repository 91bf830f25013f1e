//===- Analysis/Elections.h - one thread is chosen by an atomic -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An atomic operation whose result lets one thread on and sends the others
// elsewhere excludes like a lock, though nobody waits for it:
//
//   if (!busy.exchange(true)) { …; busy.store(false); }      while it is set
//   if (state.compare_exchange_strong(e, kStarting)) init();  the first one
//   if (refs.fetch_sub(1) == 1) close();                      the last one
//
// (A consensus object in the sense of Herlihy, "Wait-free synchronization", ACM
// TOPLAS 13(1), 1991.) It is known by the atomic. Syntactic, within one function;
// what a function returns of it, its callers see.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_ELECTIONS_H
#define HEDDLE_ANALYSIS_ELECTIONS_H

#include "Analysis/LockState.h"
#include "Link/Program.h"

namespace heddle::analysis {

using link::Program;

class Elections {
public:
  explicit Elections(const Program &P);

  /// What the value of \p C, taken to the successor \p Successor, says.
  struct Outcome {
    model::EventId On; ///< the atomic operation; none: nothing is said
    Exclusion What = Exclusion::Lock;
    /// The value is computed of the operation's: it may be that one is chosen.
    bool Perhaps = false;
  };
  Outcome outcome(const model::FunctionSummary &F, const model::Branch &C,
                  unsigned Successor) const;
  /// Whether \p E counts up or down, and gives the number.
  static bool counts(const model::Event &E);
  /// What a function gives back as a truth value, as if its caller had branched on it:
  /// `return refs.fetch_sub(1) == 1;`.
  static std::optional<model::Branch> tested(const model::Event &Return);
  /// Whether \p E chooses by its result being zero, or not (WhenNonZero).
  static bool choosesByTruth(const model::Event &E, bool &WhenNonZero);
  /// Whether \p E ends what an election on its object began.
  bool ends(const model::Event &E, const LockState &S, model::PathId Object) const;
  /// Whether anything in \p F begins or ends one.
  bool any(const model::FunctionSummary &F) const;

private:
  bool electable(model::PathId Object) const;

  const Program &P;
  /// Fields and globals that somewhere choose a thread: by entity.
  std::vector<bool> Variables;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_ELECTIONS_H
