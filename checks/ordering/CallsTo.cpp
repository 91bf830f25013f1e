//===- checks/ordering/CallsTo.cpp ----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/CallsTo.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

bool heddle::checks::anyCallTo(const Contexts &Ctx, ContextId To, size_t Most,
                               llvm::function_ref<bool(ContextId, EventId)> Is) {
  std::vector<ContextId> Work{To};
  for (size_t I = 0; I != Work.size() && I != Most; ++I)
    for (auto [Caller, Call] : Ctx[Work[I]].Callers) {
      if (Is(Caller, Call))
        return true;
      if (!llvm::is_contained(Work, Caller))
        Work.push_back(Caller);
    }
  return false;
}

bool heddle::checks::leadsTo(const Contexts &Ctx, ContextId From, EventId Call, ContextId To) {
  constexpr size_t MostContexts = 32;
  return anyCallTo(Ctx, To, MostContexts,
                   [&](ContextId Caller, EventId By) { return Caller == From && By == Call; });
}
