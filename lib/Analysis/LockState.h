//===- Analysis/LockState.h - which locks are held at one point -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The value of the forward dataflow over one event graph, in the function's own
// terms and relative to its entry: a lock that is not mentioned is as the
// caller left it. For each lock two answers are kept at once: what *must* be so
// on every path here (for races) and what *may* be so on some path (for
// deadlocks). A guard object is a value with a state of its own. A lock that
// hangs on the result of a try-lock is pending until a branch decides it.
//
// The guard that a function was passed (`f(std::unique_lock<std::mutex> &l)`)
// stands for a lock that cannot be named here: its path with a dereference
// (`param0 *`); the caller's bindings put the real lock in its place.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_LOCKSTATE_H
#define HEDDLE_ANALYSIS_LOCKSTATE_H

#include "Model/Event.h"
#include "llvm/ADT/SmallVector.h"

namespace heddle::analysis {

/// Of a lock, relative to the entry of the function. Ordered: the lesser is the
/// join for "must", the greater for "may".
enum class Held : uint8_t {
  No,      ///< not held, whatever the caller held
  AtEntry, ///< as at the entry
  Yes,     ///< held
};

/// What keeps others out.
enum class Exclusion : uint8_t {
  Lock,
  Election,  ///< an atomic operation chose this thread (Elections.h)
  LastOwner, ///< one that counts did: the last, when the others have left, or the first of
             ///< all, before they came
  Once,      ///< it is done once in the program: call_once, the making of a static local
};

struct LockEntry {
  model::PathId Lock;
  Held Must = Held::AtEntry;
  Held May = Held::AtEntry;
  model::LockMode Mode = model::LockMode::Exclusive;
  /// Taken by a try-lock: it cannot be the waiting end of a deadlock.
  bool Tried = false;
  /// Given back only if it was owned (a guard of unknown state).
  bool IfOwned = false;
  /// It was given back before it was taken (a callee that unlocks for a while).
  bool Again = false;
  /// The same of the event at Site alone.
  bool AgainAtSite = false;
  Exclusion What = Exclusion::Lock;
  /// Held on some path when a callee returned that gives it back as well: most
  /// likely the condition is the same both times, and no such path exists.
  bool Leftover = false;
  /// Taken only by a thread that does not have it: the body asked which thread it is.
  bool Asked = false;
  /// The event of this function that took it.
  model::EventId Site;
  friend bool operator==(const LockEntry &, const LockEntry &) = default;
};

enum class Owns : uint8_t { No, Maybe, Yes };

struct GuardEntry {
  model::PathId Guard;
  Owns State = Owns::Maybe;
  friend bool operator==(const GuardEntry &, const GuardEntry &) = default;
};

/// A lock that is held iff the value of On is non-zero (or zero).
struct PendingLock {
  model::EventId On;
  bool WhenNonZero = true;
  model::PathId Lock;
  model::LockMode Mode = model::LockMode::Exclusive;
  model::PathId Guard; ///< the guard that will own it, if any
  Exclusion What = Exclusion::Lock;
  friend bool operator==(const PendingLock &, const PendingLock &) = default;
};

struct LockState {
  bool Reached = false;
  llvm::SmallVector<LockEntry, 2> Locks;   // sorted by Lock
  llvm::SmallVector<GuardEntry, 2> Guards; // sorted by Guard
  llvm::SmallVector<PendingLock, 0> Pending;

  const LockEntry *find(model::PathId Lock) const;
  LockEntry &entry(model::PathId Lock);
  void acquire(model::PathId Lock, model::LockMode M, model::EventId Site, bool Tried = false,
               bool Again = false);
  void release(model::PathId Lock, bool IfOwned = false);

  /// This thread was chosen by the atomic \p On; \p Perhaps: it may have been.
  void elect(model::PathId On, Exclusion What, model::EventId Site, bool Perhaps);
  void endElection(model::PathId On);

  /// None when the guard's state is not known here.
  const GuardEntry *guard(model::PathId G) const;
  void setGuard(model::PathId G, Owns State);
  void forgetGuard(model::PathId G);

  /// Applies what is known once the value of \p On is (non-)zero.
  void decide(model::EventId On, bool NonZero);

  /// Joins another path into this one; returns whether anything changed.
  bool join(const LockState &Other);

  friend bool operator==(const LockState &A, const LockState &B) {
    return A.Reached == B.Reached && A.Locks == B.Locks && A.Guards == B.Guards &&
           A.Pending == B.Pending;
  }
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_LOCKSTATE_H
