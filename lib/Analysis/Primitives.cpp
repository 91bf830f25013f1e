//===- Analysis/Primitives.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Primitives.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

static llvm::StringRef lastName(llvm::StringRef Qualified) {
  return catalog::splitQualifiedName(Qualified).second;
}

static PrimitiveRole roleByName(llvm::StringRef Method) {
  const PrimitiveRole Acquire{LockRole::Acquire, LockMode::Exclusive},
      Shared{LockRole::Acquire, LockMode::Shared}, Try{LockRole::TryAcquire, LockMode::Exclusive},
      TryShared{LockRole::TryAcquire, LockMode::Shared},
      Release{LockRole::Release, LockMode::Exclusive},
      ReleaseShared{LockRole::Release, LockMode::Shared};
  return llvm::StringSwitch<PrimitiveRole>(Method)
      .Cases({"lock", "Lock", "acquire", "Acquire", "enter", "Enter", "WriterLock", "lock_writer",
              "LockExclusive", "writeLock", "WriteLock"},
             Acquire)
      .Cases({"lock_shared", "ReaderLock", "lock_reader", "LockShared", "readLock", "ReadLock"},
             Shared)
      .Cases({"try_lock", "TryLock", "tryLock", "tryAcquire", "TryAcquire", "try_acquire"}, Try)
      .Cases({"try_lock_shared", "TryLockShared", "ReaderTryLock"}, TryShared)
      .Cases({"unlock", "Unlock", "release", "Release", "leave", "Leave", "WriterUnlock",
              "UnlockExclusive"},
             Release)
      .Cases({"unlock_shared", "ReaderUnlock", "UnlockShared"}, ReleaseShared)
      .Default({});
}

/// "SpinMutex", "rw_lock" and their like, but not their guards.
static bool namedLikeALock(llvm::StringRef Class) {
  std::string Lower = lastName(Class).lower();
  llvm::StringRef N = Lower;
  for (llvm::StringRef Guard : {"guard", "scope", "locker", "lockable", "block", "clock", "unlock",
                                "holder", "auto", "null", "fake", "dummy"})
    if (N.contains(Guard))
      return false;
  return N.contains("mutex") || N.ends_with("lock") || N.contains("spin") ||
         N.contains("critical_section") || N.contains("criticalsection");
}

Primitives::Primitives(const link::Program &Prog) : P(Prog) {
  // A class needs both halves: one that only locks is something else.
  std::map<EntityId, unsigned> Halves;
  for (size_t I = 0; I != P.Entities.size(); ++I) {
    const FunctionFacts *F = P.functionFacts(EntityId(I));
    if (!F || !F->Class || F->Constructor || F->Destructor || F->Static)
      continue;
    LockRole R = roleByName(lastName(P.Entities[I].Name)).Does;
    llvm::ArrayRef<link::FunctionId> Bodies = P.definitions(EntityId(I));
    if (R == LockRole::Acquire && !Bodies.empty() && F->Acquires.empty() &&
        llvm::all_of(Bodies, [&](link::FunctionId B) { return P.body(B).Events.empty(); }))
      Null.insert(F->Class);
    if (R == LockRole::Acquire)
      Halves[F->Class] |= 1;
    if (R == LockRole::Release)
      Halves[F->Class] |= 2;
  }
  for (auto [Class, Both] : Halves)
    if (Both == 3 && namedLikeALock(P.entity(Class).Name))
      Classes.insert(Class);
}

/// Whether the attribute speaks of the object itself.
static bool speaksOfThis(const link::Program &P, const std::vector<AnnotatedLock> &Locks) {
  if (Locks.empty() || !Locks.front().Path)
    return false;
  const AccessPath &Path = P.Paths[Locks.front().Path];
  return Path.Root == RootKind::This && Path.Steps.empty();
}

PrimitiveRole Primitives::role(EntityId Method) const {
  const FunctionFacts *F = P.functionFacts(Method);
  if (!F || !F->Class || F->Static)
    return {};
  if (speaksOfThis(P, F->Acquires))
    return {LockRole::Acquire, F->Acquires.front().Mode};
  if (speaksOfThis(P, F->TryAcquires))
    return {LockRole::TryAcquire, F->TryAcquires.front().Mode};
  if (speaksOfThis(P, F->Releases))
    return {LockRole::Release, F->Releases.front().Mode};
  if (F->Constructor || F->Destructor)
    return {};
  if (isNull(F->Class))
    return {};
  if (P.Lockables.count(F->Class) || Classes.count(F->Class))
    return roleByName(lastName(P.entity(Method).Name));
  return {};
}
