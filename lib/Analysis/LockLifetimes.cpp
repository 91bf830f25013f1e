//===- Analysis/LockLifetimes.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockLifetimes.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// Callees before callers; of those that call each other some may miss something.
LockLifetimes::LockLifetimes(Program &P, const CallGraph &G) {
  for (const std::vector<FunctionId> &Component : G.components())
    for (FunctionId F : Component)
      look(P, G, F);
}

void LockLifetimes::look(Program &P, const CallGraph &G, FunctionId F) {
  const FunctionSummary &Body = P.body(F);
  llvm::SmallVector<PathId, 2> Found;
  auto Add = [&](PathId Lock) {
    if (Lock && Found.size() < Most && !llvm::is_contained(Found, Lock))
      Found.push_back(Lock);
  };
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind != EventKind::Call || !E.Callee)
      continue;
    const catalog::Function *Known = P.Known->function(E.Callee);
    if (Known && Known->Does == catalog::Role::Prepare && Known->Object.isArgument()) {
      if (PathId Given = givenAt(E, Known->Object))
        Add(P.Paths.deref(Given));
      continue;
    }
    if (Prepared.empty())
      continue;
    llvm::ArrayRef<FunctionId> Callees = G.callees(F, EventId(I));
    if (Callees.size() != 1)
      continue;
    // A copy: it grows while paths are made.
    if (llvm::SmallVector<PathId, 2> Theirs(of(Callees.front())); !Theirs.empty()) {
      Binding B = bindCall(P, Body, EventId(I));
      for (PathId Lock : Theirs)
        Add(substitute(Lock, B, P.Paths, P.Paths));
    }
  }
  if (!Found.empty())
    Prepared[F.index()] = std::move(Found);
}
