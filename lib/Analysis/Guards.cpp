//===- Analysis/Guards.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Guards.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// Each object brings its own lock: it does not guard a global. And of several locks, one
/// of which is chosen by a key, each key's holder comes to what all share.
bool Guards::canGuard(const HeldLock &H, PathId Path) const {
  if (Ctx.Abs.namesOne(Path) && !Ctx.Abs.throughPointer(Path) && Ctx.Abs.throughElement(H.Lock))
    return false;
  if (Ctx.Abs.Paths[Path].Root != RootKind::Global ||
      Ctx.Abs.Paths[H.Lock].Root == RootKind::Global)
    return true;
  const Origin *O = Ctx.Abs.originOf(H.Lock);
  return O && O->What == Origin::Kind::Local;
}

std::vector<HeldLock> Guards::guardsOf(const MemoryAccess &A) const {
  std::vector<HeldLock> Held = Ctx.heldAt(A.Context, A.Event);
  std::erase_if(Held, [&](const HeldLock &H) { return !H.Must || !canGuard(H, A.Path); });
  return Held;
}

bool Guards::excludeEachOther(const HeldLock &X, const HeldLock &Y) const {
  // Only two holders in shared mode do not.
  if (X.Mode == LockMode::Shared && Y.Mode == LockMode::Shared)
    return false;
  return X.Lock == Y.Lock || Classes.of(X.Lock) == Classes.of(Y.Lock);
}

bool Guards::haveCommonGuard(const MemoryAccess &A, const MemoryAccess &B,
                             AreDistinct Distinct) const {
  std::vector<HeldLock> LA = guardsOf(A);
  if (LA.empty())
    return false;
  std::vector<HeldLock> LB = guardsOf(B);
  return llvm::any_of(LA, [&](const HeldLock &X) {
    return llvm::any_of(
        LB, [&](const HeldLock &Y) { return excludeEachOther(X, Y) && !Distinct(X, Y); });
  });
}

bool Guards::mayBeApart(const MemoryAccess &A, const MemoryAccess &B, AreDistinct Distinct) const {
  std::vector<HeldLock> LA = Ctx.heldAt(A.Context, A.Event), LB = Ctx.heldAt(B.Context, B.Event);
  auto Chosen = [&](const HeldLock &H) {
    return H.Leftover || ((H.What == Exclusion::LastOwner || Ctx.Abs.throughElement(H.Lock)) &&
                          !canGuard(H, A.Path));
  };
  std::erase_if(LA, Chosen);
  std::erase_if(LB, Chosen);
  auto Last = [](const HeldLock &H) { return H.What == Exclusion::LastOwner; };
  if (llvm::any_of(LA, Last) || llvm::any_of(LB, Last))
    return true;
  return llvm::any_of(LA, [&](const HeldLock &X) {
    return llvm::any_of(LB, [&](const HeldLock &Y) {
      // A lock for certain is judged as such, where each object has its own too.
      bool Certain = X.Must && Y.Must && Ctx.Abs.namesOne(X.Lock) && Ctx.Abs.namesOne(Y.Lock);
      return !Certain && excludeEachOther(X, Y) && !Distinct(X, Y);
    });
  });
}

GuardStatistics Guards::statistics(const LocationKey &K) const {
  struct Place {
    std::set<LockClass> Locks;
    MemoryAccess First;
    bool Writes = false;
  };
  std::map<std::pair<FunctionId, EventId>, Place> Places;
  // Before the first thread starts, and when the last has been joined, nobody needs a lock.
  auto IsAlone = [&](const MemoryAccess &A) {
    return llvm::all_of(Ctx[A.Context].Roots,
                        [&](RootId R) { return Ctx.root(R).What == Root::Kind::Main; }) &&
           Ctx.runningAt(A.Context, A.Event).empty();
  };
  for (const MemoryAccess &A : Acc.at(K)) {
    if (Acc.isPrivate(A) || (guardsOf(A).empty() && IsAlone(A)))
      continue;
    std::set<LockClass> Here;
    for (const HeldLock &H : guardsOf(A))
      if (H.What == Exclusion::Lock)
        Here.insert(Classes.of(H.Lock));
    auto [It, New] = Places.try_emplace({Ctx[A.Context].Function, A.Event});
    Place &Pl = It->second;
    if (New) {
      Pl.Locks = Here;
      Pl.First = A;
      Pl.Writes = A.Writes;
    } else {
      std::erase_if(Pl.Locks, [&](const LockClass &L) { return !Here.count(L); });
    }
  }
  // Several events of one line are one place for people; copies of one body in
  // several instantiations as well.
  std::map<Location, std::vector<const Place *>> ByLine;
  for (auto &[Key, Pl] : Places) {
    Location L = P.body(Key.first).Events[Key.second.index()].Where;
    L.Column = L.Length = 0;
    ByLine[L].push_back(&Pl);
  }
  std::map<LockClass, GuardStatistics> Count;
  for (auto &[Line, At] : ByLine)
    for (const LockClass &L : At.front()->Locks)
      if (llvm::all_of(At, [&](const Place *Pl) { return Pl->Locks.count(L); })) {
        GuardStatistics &S = Count[L];
        S.Lock = L;
        ++S.Holding;
        S.WriteHolds |= llvm::any_of(At, [](const Place *Pl) { return Pl->Writes; });
        S.Places.push_back(At.front()->First);
      }
  GuardStatistics Best;
  for (auto &[L, S] : Count)
    if (S.Holding > Best.Holding)
      Best = S;
  Best.Total = ByLine.size();
  return Best;
}
