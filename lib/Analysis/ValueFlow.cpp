//===- Analysis/ValueFlow.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/ValueFlow.h"
#include "llvm/ADT/SmallVector.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

void ValueFlow::addArguments(EventId Id, llvm::SmallVectorImpl<EventId> &To) const {
  for (const Argument &A : Body.Events[Id.index()].Args) {
    To.append(A.Uses.begin(), A.Uses.end());
    const AccessPath *P = A.Path ? &Paths[A.Path] : nullptr;
    if (!P || P->Root != RootKind::Local || !P->Steps.empty() || P->AddressOf)
      continue;
    // An object of a class: what it was made of, and what was put into it.
    for (size_t I = 0; I != Id.index(); ++I)
      if (const Event &E = Body.Events[I];
          E.Object == A.Path && E.Kind == EventKind::Call && !E.Args.empty())
        To.push_back(EventId(I));
  }
}

llvm::BitVector ValueFlow::sources(llvm::ArrayRef<EventId> Events) const {
  llvm::BitVector Found(Body.Events.size());
  llvm::SmallVector<EventId, 8> Open(Events.begin(), Events.end());
  while (!Open.empty()) {
    EventId Id = Open.pop_back_val();
    if (Found.test(Id.index()))
      continue;
    Found.set(Id.index());
    const Event &E = Body.Events[Id.index()];
    if (E.Kind == EventKind::Call)
      addArguments(Id, Open);
    if (!E.Object)
      continue;
    const AccessPath &P = Paths[E.Object];
    if (P.Root == RootKind::Result && P.RootOperand < Body.Events.size())
      Open.push_back(EventId(P.RootOperand));
    if (E.Kind == EventKind::Read && P.Root == RootKind::Local)
      for (size_t I = 0; I != Body.Events.size(); ++I)
        if (const Event &W = Body.Events[I]; W.Kind == EventKind::Write && W.Object == E.Object)
          Open.append(W.Uses.begin(), W.Uses.end());
  }
  return Found;
}

llvm::BitVector ValueFlow::sources(const Branch &C) const {
  llvm::SmallVector<EventId, 4> Events(C.Uses.begin(), C.Uses.end());
  if (C.Source)
    Events.push_back(C.Source);
  return sources(Events);
}

llvm::BitVector ValueFlow::given(EventId Id) const {
  const Event &E = Body.Events[Id.index()];
  llvm::SmallVector<EventId, 8> Events(E.Uses.begin(), E.Uses.end());
  addArguments(Id, Events);
  return sources(Events);
}
