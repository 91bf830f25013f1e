//===- Analysis/Accesses.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Accesses.h"
#include "Analysis/Pointers.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

static bool changes(catalog::ContainerUse Use) {
  return Use == catalog::ContainerUse::Write || Use == catalog::ContainerUse::Insert;
}

namespace {

/// An event of a function that is an access in all its contexts.
struct AccessEvent {
  EventId Event;
  bool Changes;
};

} // namespace

static std::vector<AccessEvent> accessesOf(const Program &P, const Relevance &Matters,
                                           FunctionId F) {
  std::vector<AccessEvent> Out;
  const FunctionSummary &Body = P.body(F);
  if (Body.Incomplete)
    return Out;
  for (size_t E = 0; E != Body.Events.size(); ++E) {
    EventKind K = Body.Events[E].Kind;
    catalog::ContainerUse Use = Matters.containerUse(F, EventId(E));
    if (K > EventKind::ReadModifyWrite && Use == catalog::ContainerUse::None)
      continue;
    if (Matters.judged(F, EventId(E)))
      Out.push_back(
          {EventId(E), K == EventKind::Write || K == EventKind::ReadModifyWrite || changes(Use)});
  }
  return Out;
}

Accesses::Accesses(const Program &Prog, const LockFlow &Locks, const Relevance &Matters,
                   Contexts &C)
    : P(Prog), Ctx(C) {
  std::vector<std::optional<std::vector<AccessEvent>>> ByFunction(P.Functions.size());
  for (size_t I = 0; I != Ctx.all().size(); ++I) {
    ContextId Id(I);
    FunctionId F = Ctx[Id].Function;
    const FunctionSummary &Body = P.body(F);
    auto &Events = ByFunction[F.index()];
    if (!Events)
      Events = accessesOf(P, Matters, F);
    for (auto [E, Changes] : *Events) {
      if (!Locks.reached(F, E, Ctx[Id].Told))
        continue;
      PathId Path = Ctx.absolute(Id, Body.Events[E.index()].Object);
      if (!Path)
        continue;
      // What lies in a thread_local is its thread's own, whatever it is called by.
      if (const AccessPath &A = Ctx.Abs.Paths[Path]; P.isThreadLocal(A) && !followsPointer(A))
        continue;
      if (std::optional<LocationKey> Key = keyOf(Ctx.Abs, Path))
        ByLocation[*Key].push_back(
            {Id, E, Path, Changes,
             Ctx.Published.isUnpublished(F, E, Body.Events[E.index()].Object)});
    }
  }
}

std::optional<LocationKey> heddle::analysis::variableKey(const AccessPath &A) {
  LocationKey K;
  size_t N = upToLastField(A);
  for (size_t I = A.Steps.size(); I != N; --I)
    K.Suffix = K.Suffix * 4 + (A.Steps[I - 1].Kind == StepKind::Deref ? 1 : 2);
  if (N != 0) {
    K.What = LocationKey::Kind::Field;
    K.Id = A.Steps[N - 1].Operand;
    return K;
  }
  K.Id = A.RootOperand;
  if (A.Root != RootKind::Global)
    return std::nullopt;
  K.What = LocationKey::Kind::Global;
  return K;
}

std::optional<LocationKey> Accesses::keyOf(const Objects &Abs, PathId Path) {
  const AccessPath &A = Abs.Paths[Path];
  if (A.AddressOf || A.Truncated)
    return std::nullopt;
  if (std::optional<LocationKey> K = variableKey(A))
    return K;
  const Origin *O = Abs.originOf(Path);
  if (!O || !Abs.known(Path) || O->What == Origin::Kind::Shared)
    return std::nullopt;
  LocationKey K;
  K.Id = A.RootOperand;
  for (const Step &S : llvm::reverse(A.Steps))
    K.Suffix = K.Suffix * 4 + (S.Kind == StepKind::Deref ? 1 : 2);
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

bool Accesses::isPrivate(const MemoryAccess &A) const {
  const Context &C = Ctx[A.Context];
  if (A.Unpublished)
    return true;
  // A thread that was started on the way has the object already.
  return C.Fresh && isPrefix(Ctx.Abs.Paths[C.Fresh], Ctx.Abs.Paths[A.Path]) &&
         !Ctx.hasStarted(A.Context, A.Event);
}
