//===- Findings/LockOrder.h - which lock is taken under which ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The lock graph of a program for people, as plain values: names and places in
// place of ids. Made by the checks, drawn by reports. No judgement lies in it: a
// cycle of it need not be a deadlock.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_LOCKORDER_H
#define HEDDLE_FINDINGS_LOCKORDER_H

#include "Findings/Place.h"
#include <vector>

namespace heddle::findings {

/// A lock class: "Account::mu_" of whatever account.
struct Lock {
  std::string Name;
  Place Declared; ///< none for a lock that is no field and no global
  friend auto operator<=>(const Lock &, const Lock &) = default;
};

/// Where a lock is waited for.
struct LockWait {
  Place Where;
  std::string Function; ///< display name
  friend auto operator<=>(const LockWait &, const LockWait &) = default;
};

/// One lock is waited for with another one held.
struct LockPair {
  uint32_t Held = 0, Awaited = 0; ///< indices into LockOrder::Locks
  bool Certain = false;           ///< held on every path to one of the places
  std::vector<LockWait> Waits;    ///< sorted; one at least
};

struct LockOrder {
  std::vector<Lock> Locks;     ///< that stand in a pair; sorted
  std::vector<LockPair> Pairs; ///< sorted by Held, then Awaited
  uint32_t Alone = 0;          ///< further locks, which stand in no pair
};

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_LOCKORDER_H
