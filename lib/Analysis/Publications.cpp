//===- Analysis/Publications.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Publications.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

static bool releases(const Event &E) {
  return E.Kind == EventKind::Write && E.How == Sync::Atomic &&
         (E.Order == MemoryOrder::Release || E.Order == MemoryOrder::AcqRel ||
          E.Order == MemoryOrder::SeqCst);
}

/// Whether the event puts a pointer to what was made here where others find it.
bool Publications::makes(FunctionId F, EventId Store) const {
  const std::vector<Event> &Events = P.body(F).Events;
  const Event &E = Events[Store.index()];
  if (E.Kind != EventKind::Store || !E.Source || !E.Object)
    return false;
  const AccessPath &Value = P.Paths[E.Source], &Place = P.Paths[E.Object];
  bool Own = Value.Root == RootKind::Local || Value.Root == RootKind::Result;
  bool Found = Place.Root != RootKind::Local && Place.Root != RootKind::Result &&
               Place.Root != RootKind::Unknown;
  if (!Own || !Value.Steps.empty() || Value.AddressOf || !Found)
    return false;
  if (Value.Root == RootKind::Result && Events[Value.RootOperand].Constructs)
    return true;
  const Event *Before = Store.index() ? &Events[Store.index() - 1] : nullptr;
  return Before && releases(*Before) && Before->Object == E.Object;
}

const std::vector<Publications::Made> &Publications::madeIn(FunctionId F) {
  auto [It, New] = ByFunction.try_emplace(F.index());
  if (!New)
    return It->second;
  const FunctionSummary &Body = P.body(F);
  for (uint32_t B = 0; B != Body.Blocks.size(); ++B)
    for (uint32_t I = Body.Blocks[B].First; I != Body.Blocks[B].First + Body.Blocks[B].Count; ++I) {
      if (!makes(F, EventId(I)))
        continue;
      const AccessPath &Value = P.Paths[Body.Events[I].Source];
      Made M{Value.Root, Value.RootOperand, std::vector<bool>(Body.Events.size())};
      walkForward(Body, B, EventId(I), [&](const Block &Here, uint32_t First) {
        for (uint32_t E = First; E != Here.First + Here.Count; ++E)
          M.Shared[E] = true;
        return true;
      });
      It->second.push_back(std::move(M));
    }
  return It->second;
}

bool Publications::isUnpublished(FunctionId F, EventId E, PathId Path) {
  if (!Path)
    return false;
  const AccessPath &A = P.Paths[Path];
  if (A.Root != RootKind::Local && A.Root != RootKind::Result)
    return false;
  bool Is = false;
  for (const Made &M : madeIn(F))
    if (M.Root == A.Root && M.Operand == A.RootOperand) {
      if (M.Shared[E.index()])
        return false;
      Is = true;
    }
  // What lies behind a second pointer is another object.
  return Is &&
         llvm::count_if(A.Steps, [](const Step &S) { return S.Kind == StepKind::Deref; }) <= 1;
}
