//===- checks/LockOrderFacts.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/LockOrderFacts.h"
#include "checks/Narrator.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using findings::Lock;
using findings::LockWait;

Lock heddle::checks::lockFact(WholeProgram &W, const LockClass &C) {
  return {W.LockNames.display(C), Narrator(W).place(W.LockNames.declaredAt(C))};
}

findings::LockOrder heddle::checks::lockOrderFacts(WholeProgram &W) {
  struct Found {
    bool Certain = false;
    std::set<LockWait> Waits;
  };
  Narrator Say(W);
  std::map<std::pair<Lock, Lock>, Found> Pairs;
  std::set<Lock> Paired, All;
  for (const auto &[Classes, Edges] : W.LockOrder.edges()) {
    Lock Held = lockFact(W, Classes.first), Awaited = lockFact(W, Classes.second);
    Found &F = Pairs[{Held, Awaited}];
    for (const LockEdge &E : Edges) {
      F.Certain |= E.From.Must;
      F.Waits.insert(
          {Say.placeOf(E.To.Context, E.To.Event), Say.functionName(W.Ctx[E.To.Context].Function)});
    }
    Paired.insert(std::move(Held));
    Paired.insert(std::move(Awaited));
  }
  for (const LockClass &C : W.LockOrder.nodes())
    All.insert(lockFact(W, C));

  findings::LockOrder Out;
  Out.Locks.assign(Paired.begin(), Paired.end());
  auto IndexOf = [&](const Lock &L) {
    return static_cast<uint32_t>(llvm::lower_bound(Out.Locks, L) - Out.Locks.begin());
  };
  for (auto &[Names, F] : Pairs)
    Out.Pairs.push_back(
        {IndexOf(Names.first), IndexOf(Names.second), F.Certain, {F.Waits.begin(), F.Waits.end()}});
  Out.Alone = llvm::count_if(All, [&](const Lock &L) { return !Paired.count(L); });
  return Out;
}
