//===- Analysis/Accesses.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Accesses.h"
#include "Analysis/Pointers.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

Accesses::Accesses(const Program &Prog, const LockFlow &Locks, const Relevance &Matters,
                   Contexts &C)
    : P(Prog), Ctx(C) {
  for (size_t I = 0; I != Ctx.all().size(); ++I) {
    ContextId Id(I);
    FunctionId F = Ctx[Id].Function;
    const FunctionSummary &Body = P.body(F);
    if (Body.Incomplete)
      continue;
    for (size_t E = 0; E != Body.Events.size(); ++E) {
      EventKind K = Body.Events[E].Kind;
      if (K != EventKind::Read && K != EventKind::Write && K != EventKind::ReadModifyWrite)
        continue;
      if (!Locks.reached(F, EventId(E)) || !Matters.judged(F, Body.Events[E]))
        continue;
      PathId Path = Ctx.absolute(Id, Body.Events[E].Object);
      if (!Path)
        continue;
      if (std::optional<LocationKey> Key = keyOf(Ctx.Abs, Path))
        ByLocation[*Key].push_back({Id, EventId(E), Path});
    }
  }
}

std::optional<LocationKey> Accesses::keyOf(const Objects &Abs, PathId Path) {
  const AccessPath &A = Abs.Paths[Path];
  if (A.AddressOf || A.Truncated)
    return std::nullopt;
  LocationKey K;
  size_t N = A.Steps.size();
  while (N != 0 && A.Steps[N - 1].Kind != StepKind::Field) {
    K.Suffix = K.Suffix * 4 + (A.Steps[N - 1].Kind == StepKind::Deref ? 1 : 2);
    --N;
  }
  if (N != 0) {
    K.What = LocationKey::Kind::Field;
    K.Id = A.Steps[N - 1].Operand;
    return K;
  }
  if (A.Root == RootKind::Global) {
    K.What = LocationKey::Kind::Global;
    K.Id = A.RootOperand;
    return K;
  }
  const Origin *O = Abs.originOf(Path);
  if (!O || O->What == Origin::Kind::AnyOf || O->What == Origin::Kind::Shared)
    return std::nullopt;
  K.Id = A.RootOperand;
  return K;
}

llvm::ArrayRef<MemoryAccess> Accesses::at(const LocationKey &K) const {
  auto It = ByLocation.find(K);
  if (It == ByLocation.end())
    return {};
  return It->second;
}

const Event &Accesses::event(const MemoryAccess &A) const {
  return P.body(Ctx[A.Context].Function).Events[A.Event.index()];
}

bool Accesses::modifies(const Event &E) {
  return E.Kind == EventKind::ReadModifyWrite ||
         (E.Kind == EventKind::Write && E.Form != RmwForm::None);
}

bool Accesses::writes(const Event &E) {
  return E.Kind == EventKind::Write || (E.Kind == EventKind::ReadModifyWrite);
}

bool Accesses::isPrivate(const MemoryAccess &A) const {
  const Context &C = Ctx[A.Context];
  return C.Fresh && isPrefix(Ctx.Abs.Paths[C.Fresh], Ctx.Abs.Paths[A.Path]);
}
