//===- Analysis/VisibleLocks.h - what Clang's own analysis sees held -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The locks that -Wthread-safety knows to be held at each event of one function: those
// that annotated functions and scoped guards take and give back in this very body, by
// the names that are written there. Callees without annotations do nothing to locks
// here, whatever their bodies do. (Hutchins, Ballman and Sutherland, "C/C++ thread
// safety analysis", SCAM 2014.) LockFlow has what is really held.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_VISIBLELOCKS_H
#define HEDDLE_ANALYSIS_VISIBLELOCKS_H

#include "Analysis/LockState.h"
#include "Link/Program.h"
#include <map>

namespace heddle::analysis {

/// What is known of a lock at one place: AtEntry: as the caller left it.
struct VisibleHold {
  Held Is = Held::AtEntry;
  bool Shared = false; ///< held, but perhaps with others
  friend bool operator==(const VisibleHold &, const VisibleHold &) = default;
};

class VisibleLocks {
public:
  VisibleLocks(link::Program &P, link::FunctionId F);

  /// Whether \p E can be reached at all.
  bool reached(model::EventId E) const { return at(E).Reached; }
  /// Whether \p Lock is held just before \p E.
  VisibleHold before(model::EventId E, model::PathId Lock) const { return in(at(E), Lock); }
  /// Where the function returns, on the function returns, on the path that leaves least.
  Held atExit(model::PathId Lock) const;
  /// The locks that are held for certain just before \p E.
  std::vector<model::PathId> heldBefore(model::EventId E) const;

  /// What is done to a lock to which the body had done nothing before.
  struct Demand {
    model::EventId Event;
    model::PathId Lock;
    enum class Kind : uint8_t { Acquires, Releases, Asserts, Calls } What = Kind::Asserts;
    bool Shared = false;
  };
  /// Demands on the caller, by blocks: what is taken must not be held, and what is given
  /// back, asserted, or required by an annotated callee must be.
  llvm::ArrayRef<Demand> demands() const { return Demands; }

private:
  struct State {
    bool Reached = false;
    std::map<model::PathId, VisibleHold> Locks;
    bool join(const State &Other);
  };
  friend struct VisibleTransfer;

  const State &at(model::EventId E) const { return States[Before[E.index()]]; }
  static VisibleHold in(const State &S, model::PathId Lock) {
    auto It = S.Locks.find(Lock);
    return It == S.Locks.end() ? VisibleHold() : It->second;
  }

  std::vector<State> States{1};
  std::vector<uint32_t> Before; ///< by event, an index of States
  std::vector<State> Exits;
  std::vector<Demand> Demands;
};

/// Whether the variable \p V is, or points to, a lock of a class that is annotated as one.
bool isAnnotatedLock(const link::Program &P, const model::VariableFacts &V);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_VISIBLELOCKS_H
