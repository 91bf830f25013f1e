//===- checks/Remedies.h - what would mend a finding ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The remedies that several checks offer. Each is none unless the analysis shows
// that it does no new harm: that no context of the function holds a lock already,
// that the type has the operation. Whether the text allows it is found out by
// lib/Fixes.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_REMEDIES_H
#define HEDDLE_CHECKS_REMEDIES_H

#include "checks/Narrator.h"

namespace heddle::checks {

/// To hold at \p A the lock that the other places of \p S hold: a member of the same
/// object, or a global.
std::optional<findings::Remedy> holdGuard(analysis::WholeProgram &W, const Narrator &Say,
                                          const analysis::MemoryAccess &A,
                                          const analysis::GuardStatistics &S);

/// To make one operation of the store \p A to an atomic of integers, of a value made of
/// its old one.
std::optional<findings::Remedy> fetchOperation(const analysis::WholeProgram &W, const Narrator &Say,
                                               const analysis::MemoryAccess &A);

/// To make one operation of the store \p A to an atomic flag and the question before it.
std::optional<findings::Remedy> exchangeFlag(const analysis::WholeProgram &W, const Narrator &Say,
                                             const analysis::MemoryAccess &A);

/// To take both locks of \p E at once, where one function makes both guards, of locks of
/// the standard library.
std::optional<findings::Remedy> lockTogether(const analysis::WholeProgram &W, const Narrator &Say,
                                             const analysis::LockEdge &E);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_REMEDIES_H
