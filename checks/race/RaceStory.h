//===- checks/race/RaceStory.h - a data race in words --------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes the finding of two conflicting accesses: what each side does to a number, a
// pointer or a container, in which order that hurts, and what goes wrong then. Decides
// nothing of whether it is a race.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_RACESTORY_H
#define HEDDLE_CHECKS_RACE_RACESTORY_H

#include "checks/race/Conflict.h"

namespace heddle::checks {

class RaceStory {
public:
  RaceStory(analysis::WholeProgram &Whole, const Narrator &N) : W(Whole), Say(N) {}

  findings::Finding tell(const analysis::LocationKey &K, const Conflict &C,
                         const analysis::GuardStatistics &S) const;
  /// Whether \p A is read by the condition of a loop: to wait for a change.
  bool decidesLoop(const analysis::MemoryAccess &A) const;
  /// The notes that count who holds the guard.
  static void addStatistics(findings::Finding &F, const analysis::WholeProgram &W,
                            const Narrator &Say, const std::string &Name,
                            const analysis::GuardStatistics &S);

private:
  enum class Shape : uint8_t { Value, Pointer, Container };
  Shape shapeOf(const Conflict &C) const;
  std::string method(const analysis::MemoryAccess &A) const;
  std::string doing(const analysis::MemoryAccess &A, const std::string &Name) const;
  std::string outcome(const Conflict &C, const analysis::MemoryAccess &Second, uint32_t First,
                      uint32_t Then) const;
  std::string message(const Conflict &C, const std::string &Name) const;
  std::string advice(const Conflict &C, const analysis::GuardStatistics &S,
                     const std::string &Name) const;
  void interleave(findings::Finding &F, const Conflict &C, const std::string &Name) const;

  analysis::WholeProgram &W;
  const Narrator &Say;
};

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_RACESTORY_H
