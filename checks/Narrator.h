//===- checks/Narrator.h - results in words ---------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Puts what the analysis knows into the words of a finding: places, names of
// functions, locks and threads, the calls that lead to an event. Decides
// nothing. Used by every check.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_NARRATOR_H
#define HEDDLE_CHECKS_NARRATOR_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"

namespace heddle::checks {

class Narrator {
public:
  explicit Narrator(analysis::WholeProgram &Whole) : W(Whole) {}

  findings::Place place(model::Location L) const;
  findings::Place placeOf(analysis::ContextId C, model::EventId E) const;
  const model::Event &event(analysis::ContextId C, model::EventId E) const;
  std::string functionName(link::FunctionId F) const;
  /// For fingerprints: the same for all instantiations, and for all lambdas of one
  /// function, whose numbers change when another one is added.
  std::string stableName(link::FunctionId F) const;
  std::string entityName(model::EntityId E) const;
  /// The location for people: the last member, or the variable.
  std::string memberName(model::PathId Absolute) const;
  std::string lockName(model::PathId Absolute) const;
  std::vector<std::string> heldNames(llvm::ArrayRef<analysis::HeldLock> Held) const;

  /// Whether the two ways, from their roots to the two contexts, can be shown, and
  /// lie in one program.
  bool canMeet(analysis::ContextId C1, analysis::RootId R1, analysis::ContextId C2,
               analysis::RootId R2) const;
  /// The thread that reaches \p C from \p R, with a step for each call on the
  /// way. \p Order numbers the steps and is counted up.
  findings::Thread thread(analysis::ContextId C, analysis::RootId R, uint32_t &Order) const;
  /// The same for the thread that waits at \p E.To: the step \p Hold takes the lock at
  /// E.From, and stands where it belongs among the calls.
  findings::Thread thread(const analysis::LockEdge &E, analysis::RootId R, findings::Step Hold,
                          uint32_t &Order) const;
  /// Adds a step at an event.
  void step(findings::Thread &T, analysis::ContextId C, model::EventId E, std::string Message,
            uint32_t Order) const;

private:
  findings::Thread begin(analysis::RootId R, link::FunctionId First) const;
  void walk(findings::Thread &T, const analysis::Contexts::Way &Path, analysis::ContextId End,
            uint32_t &Order) const;

  analysis::WholeProgram &W;
};

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_NARRATOR_H
