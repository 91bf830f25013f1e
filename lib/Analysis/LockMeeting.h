//===- Analysis/LockMeeting.h - may two names be one lock -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether the lock for which one thread waits may be the one that another holds,
// where both are of one lock class. Two objects that are both named where they lie
// are one or two, and which is known; what is reached through a pointer or is an
// element may be any object of the class that was put where pointers find it.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKMEETING_H
#define HEDDLE_ANALYSIS_LOCKMEETING_H

#include "Analysis/Contexts.h"
#include "Analysis/LockClass.h"
#include <optional>
#include <set>

namespace heddle::analysis {

/// What is known of two locks of one class, weakest first.
enum class Meeting : uint8_t {
  Never, ///< two objects
  Far,   ///< nothing speaks against it, and nothing for it
  Class, ///< locks of one class
  Alike, ///< the same member of an object of one class, for all that its methods know
  Same,  ///< named alike
};

class LockMeetings {
public:
  LockMeetings(const Program &Prog, Contexts &C, const LockClasses &K)
      : P(Prog), Ctx(C), Classes(K) {}

  Meeting of(model::PathId A, model::PathId B) const;
  /// The lock as a place of its own: the same for all that name it; none where it
  /// is not known to be one. Of an object that its methods share, the member.
  model::PathId place(model::PathId Lock) const;
  /// Whether \p To lies in an object that the owner of \p From points or refers to,
  /// or keeps among its elements.
  bool leadsOn(model::PathId From, model::PathId To) const;

private:
  bool embedded(model::PathId Lock) const;
  bool found(link::FunctionId F, model::RootKind Root, uint32_t Operand, unsigned Depth = 0) const;

  const std::set<uint32_t> &foundGlobals() const;

  const Program &P;
  Contexts &Ctx;
  const LockClasses &Classes;
  mutable std::optional<std::set<uint32_t>> Globals; ///< by entity
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKMEETING_H
