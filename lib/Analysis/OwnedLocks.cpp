//===- Analysis/OwnedLocks.cpp - locks that an object gives back ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A guard of one's own that can give its lock back early asks itself whether it still has
// it, by its pointer to the lock or by a flag that it lowers then:
//
//   void unlock() { if (mutex_) { mutex_->unlock(); mutex_ = nullptr; } }
//   void unlock() { if (owns_) { mutex_.unlock(); owns_ = false; } }
//
// On the other way it has nothing to give back, so that the lock is not held on either.
//
//===----------------------------------------------------------------------===//

#include "Analysis/FunctionLocks.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The successor that is taken where the value asked for is not zero; none if the branch
/// does not say.
static std::optional<BlockId> whereNonZero(const Block &B) {
  const Branch &C = *B.Condition;
  if (C.Constant != 0 || (C.Op != Comparison::Ne && C.Op != Comparison::Eq))
    return std::nullopt;
  return B.Successors[C.Op == Comparison::Ne ? 0 : 1];
}

llvm::SmallVector<PathId, 2> FunctionLocks::releasedBy(EventId E) {
  const Event &Ev = Body.Events[E.index()];
  llvm::SmallVector<PathId, 2> Out;
  if (Ev.Kind == EventKind::Release)
    Out.append(Ev.Locks.begin(), Ev.Locks.end());
  if (Ev.Kind != EventKind::Call)
    return Out;
  Binding Bound = bindCall(P, Body, E);
  for (FunctionId Callee : Flow.G.callees(F, E))
    for (const LockEntry &L : Flow.effects(Callee).Exit)
      if (L.What == Exclusion::Lock && L.Must == Held::No && L.May == Held::No)
        if (PathId Lock = substitute(L.Lock, Bound, P.Paths, P.Paths))
          Out.push_back(Lock);
  return Out;
}

void FunctionLocks::findOwnedReleases() {
  Owned.clear();
  for (const Block &B : Body.Blocks) {
    if (!B.Condition || !B.Condition->Source || B.Successors.size() != 2)
      continue;
    const Event &Asked = Body.Events[B.Condition->Source.index()];
    std::optional<BlockId> Has = whereNonZero(B);
    if (!Has || Asked.Kind != EventKind::Read || !Asked.Object ||
        P.Paths[Asked.Object].Root != RootKind::This)
      continue;
    const Block &Gives = Body.Blocks[Has->index()];
    auto Events = llvm::ArrayRef(Body.Events).slice(Gives.First, Gives.Count);
    bool Lowered = llvm::any_of(Events, [&](const Event &E) {
      return E.Kind == EventKind::Write && E.Object == Asked.Object;
    });
    PathId Pointee = P.Paths.deref(Asked.Object);
    for (uint32_t E = Gives.First; E != Gives.First + Gives.Count; ++E)
      for (PathId Lock : releasedBy(EventId(E)))
        if (Lowered || isPrefix(P.Paths[Pointee], P.Paths[Lock]))
          Owned.insert({B.Condition->Source, norm(Lock)});
  }
}
