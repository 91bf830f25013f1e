//===- Analysis/LockState.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockState.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle::analysis;
using namespace heddle::model;

const LockEntry *LockState::find(PathId Lock) const {
  auto It = llvm::lower_bound(Locks, Lock, [](const LockEntry &E, PathId L) { return E.Lock < L; });
  return It != Locks.end() && It->Lock == Lock ? &*It : nullptr;
}

LockEntry &LockState::entry(PathId Lock) {
  auto It = llvm::lower_bound(Locks, Lock, [](const LockEntry &E, PathId L) { return E.Lock < L; });
  if (It == Locks.end() || It->Lock != Lock) {
    LockEntry New;
    New.Lock = Lock;
    It = Locks.insert(It, New);
  }
  return *It;
}

void LockState::acquire(PathId Lock, LockMode M, EventId Site, bool Tried, bool Again) {
  LockEntry &E = entry(Lock);
  // Relative to the entry: what this body holds anyway may be given back for a
  // while without a difference to its caller.
  if (E.May != Held::Yes)
    E.Again = Again || E.May == Held::No;
  E.AgainAtSite = Again;
  E.Must = E.May = Held::Yes;
  E.Mode = M;
  E.Tried = Tried;
  E.IfOwned = E.Leftover = E.Asked = false;
  E.Site = Site;
}

void LockState::release(PathId Lock, bool IfOwned) {
  llvm::erase_if(Pending, [&](const PendingLock &P) { return P.Lock == Lock; });
  if (const LockEntry *E = find(Lock); E && E->May == Held::Yes && !E->Again) {
    // What was taken here and is given back here is as it was at the entry.
    Locks.erase(Locks.begin() + (E - Locks.begin()));
    return;
  }
  LockEntry &E = entry(Lock);
  E.IfOwned = IfOwned && E.May != Held::Yes;
  E.Must = E.May = Held::No;
  E.Site = EventId();
}

void LockState::elect(PathId On, Exclusion What, EventId Site, bool Perhaps) {
  if (!Perhaps)
    acquire(On, LockMode::Exclusive, Site, /*Tried=*/true);
  LockEntry &E = entry(On);
  E.May = Held::Yes;
  E.What = What;
  E.Tried = true;
  E.Site = Site;
}

void LockState::endElection(PathId On) {
  release(On);
  if (find(On))
    entry(On).What = Exclusion::Election;
}

const GuardEntry *LockState::guard(PathId G) const {
  auto It = llvm::find_if(Guards, [&](const GuardEntry &E) { return E.Guard == G; });
  return It == Guards.end() ? nullptr : &*It;
}

void LockState::setGuard(PathId G, Owns State) {
  auto It = llvm::lower_bound(Guards, G, [](const GuardEntry &E, PathId P) { return E.Guard < P; });
  if (It != Guards.end() && It->Guard == G)
    It->State = State;
  else
    Guards.insert(It, {G, State});
}

void LockState::forgetGuard(PathId G) {
  llvm::erase_if(Guards, [&](const GuardEntry &E) { return E.Guard == G; });
  llvm::erase_if(Pending, [&](const PendingLock &P) { return P.Guard == G; });
}

void LockState::decide(EventId On, bool NonZero) {
  llvm::SmallVector<PendingLock, 2> Decided;
  for (const PendingLock &P : Pending)
    if (P.On == On)
      Decided.push_back(P);
  if (Decided.empty())
    return;
  llvm::erase_if(Pending, [&](const PendingLock &P) { return P.On == On; });
  for (const PendingLock &P : Decided) {
    bool Got = P.WhenNonZero == NonZero;
    if (Got && P.What != Exclusion::Lock)
      elect(P.Lock, P.What, On, /*Perhaps=*/false);
    else if (Got)
      acquire(P.Lock, P.Mode, On, /*Tried=*/true);
    else if (const LockEntry *E = find(P.Lock); E && E->Tried)
      entry(P.Lock).Must = entry(P.Lock).May = Held::AtEntry;
    if (P.Guard)
      setGuard(P.Guard, Got ? Owns::Yes : Owns::No);
  }
}

bool LockState::join(const LockState &Other) {
  if (!Other.Reached)
    return false;
  if (!Reached) {
    *this = Other;
    return true;
  }
  LockState Before = *this;
  for (const LockEntry &O : Other.Locks)
    if (!find(O.Lock)) {
      // Not mentioned here: as at the entry.
      LockEntry &E = entry(O.Lock);
      E.Mode = O.Mode;
      E.Site = O.Site;
      E.Tried = O.Tried;
      E.Again = O.Again;
      E.What = O.What;
    }
  for (LockEntry &E : Locks) {
    const LockEntry *O = Other.find(E.Lock);
    Held MayHere = E.May;
    E.Must = std::min(E.Must, O ? O->Must : Held::AtEntry);
    E.May = std::max(E.May, O ? O->May : Held::AtEntry);
    if (O) {
      // Taken one way here and the other way there (a guard that is told by a
      // flag): the stronger, so that nothing is said that is not known.
      if (O->May == Held::Yes && (O->Mode == LockMode::Exclusive || MayHere != Held::Yes))
        E.Mode = O->Mode;
      if (!E.Site || (O->Site && O->Site < E.Site))
        E.Site = O->Site;
      E.Tried |= O->Tried;
      E.Again |= O->Again;
      E.Asked |= O->Asked;
      E.Leftover |= O->Leftover;
      E.IfOwned |= O->IfOwned;
    }
  }
  // Where the others come too, the last one is one of them.
  auto IsOver = [&](const LockEntry &E) {
    const LockEntry *O = Other.find(E.Lock), *B = Before.find(E.Lock);
    return E.What == Exclusion::LastOwner &&
           (!O || O->May != Held::Yes || !B || B->May != Held::Yes);
  };
  llvm::erase_if(Locks, IsOver);
  // A guard that one path does not know has not been made there: it cannot own.
  for (const GuardEntry &O : Other.Guards)
    if (!guard(O.Guard))
      setGuard(O.Guard, O.State == Owns::No ? Owns::No : Owns::Maybe);
  for (GuardEntry &G : Guards) {
    const GuardEntry *O = Other.guard(G.Guard);
    if (!O ? G.State == Owns::Yes : G.State != O->State)
      G.State = Owns::Maybe;
  }
  // Pending on both sides, or it is no longer decided by the event alone.
  llvm::erase_if(Pending,
                 [&](const PendingLock &P) { return !llvm::is_contained(Other.Pending, P); });
  return !(*this == Before);
}
