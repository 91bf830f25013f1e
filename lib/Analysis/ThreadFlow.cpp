//===- Analysis/ThreadFlow.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/ThreadFlow.h"
#include "Analysis/FunctionThreads.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

void ThreadState::joined(const ThreadKey &K) {
  if (!K.valid())
    return;
  auto End = [&](const ThreadKey &Name) {
    std::erase_if(Live, [&](const LiveThread &T) { return T.second == Name; });
    Joined.insert(Name);
  };
  End(K);
  for (const auto &[One, Other] : Same)
    if (One == K || Other == K)
      End(One == K ? Other : One);
}

void ThreadState::renamed(const ThreadKey &From, const ThreadKey &To) {
  std::set<LiveThread> Now;
  for (LiveThread T : Live) {
    if (T.second == From)
      T.second = To;
    Now.insert(T);
  }
  Live = std::move(Now);
}

bool ThreadState::join(const ThreadState &Other) {
  if (!Other.Reached)
    return false;
  if (!Reached) {
    *this = Other;
    return true;
  }
  auto Size = [&] { return std::tuple(Live.size(), Joined.size(), Same.size(), Renamed.size()); };
  auto Before = Size();
  Live.insert(Other.Live.begin(), Other.Live.end());
  Renamed.insert(Other.Renamed.begin(), Other.Renamed.end());
  std::erase_if(Joined, [&](const ThreadKey &K) { return !Other.Joined.count(K); });
  std::erase_if(Same, [&](const auto &Names) { return !Other.Same.count(Names); });
  return Before != Size();
}

ThreadFlow::ThreadFlow(Program &P, const CallGraph &G, const LockFlow &Locks)
    : All(P.Functions.size()) {
  for (const std::vector<FunctionId> &Component : G.components()) {
    // Where functions call each other, what one starts is seen by those before it
    // in a later round: from a pool's start() through a thread class to its run().
    unsigned Rounds = Component.size() > 1 ? 3 : 1;
    for (unsigned Round = 0; Round != Rounds; ++Round)
      for (FunctionId F : Component)
        FunctionThreads(*this, P, G, Locks, F).run();
  }
}

const ThreadState &ThreadFlow::before(FunctionId F, EventId E) const {
  const Result *R = All[F.index()].get();
  return !R || R->Before.empty() ? Nothing : R->Snapshots[R->Before[E.index()]];
}

ThreadKey ThreadFlow::memberOf(const SpawnSite &S) const {
  if (const Result *R = All[S.Function.index()].get())
    for (const ThreadState &State : R->Snapshots)
      for (const LiveThread &T : State.Live)
        if (T.first == S && T.second.What == ThreadKey::Kind::Field)
          return T.second;
  return {};
}
