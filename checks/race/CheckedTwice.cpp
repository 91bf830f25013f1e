//===- checks/race/CheckedTwice.cpp ---------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/CheckedTwice.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

class Finder {
public:
  Finder(WholeProgram &Whole, llvm::ArrayRef<MemoryAccess> Accesses) : W(Whole), All(Accesses) {}

  std::vector<CheckedTwice> run();

private:
  /// Whether a condition which is made of what \p Look gives decides that \p E is reached.
  bool decides(const MemoryAccess &Look, EventId E) const;
  bool isHeld(const HeldLock &L, const MemoryAccess &A) const {
    return llvm::any_of(W.Guarding.guardsOf(A),
                        [&](const HeldLock &H) { return H.Lock == L.Lock; });
  }
  bool isBare(const MemoryAccess &A) const { return W.Guarding.guardsOf(A).empty(); }
  std::optional<std::pair<MemoryAccess, EventId>> firstLook(const MemoryAccess &Write) const;

  WholeProgram &W;
  llvm::ArrayRef<MemoryAccess> All;
};

} // namespace

bool Finder::decides(const MemoryAccess &Look, EventId E) const {
  const FunctionSummary &Body = W.P.body(W.Ctx[Look.Context].Function);
  return llvm::any_of(Body.Blocks, [&](const Block &B) {
    return B.Condition && !B.Condition->IsLoop &&
           llvm::is_contained(B.Condition->Uses, Look.Event) && analysis::decides(Body, B, E);
  });
}

/// What looks at the location without a lock and decides that \p Write, or the call that
/// leads to it, is reached.
std::optional<std::pair<MemoryAccess, EventId>> Finder::firstLook(const MemoryAccess &Write) const {
  for (const MemoryAccess &Look : All) {
    if (Look.Writes || Look.Path != Write.Path)
      continue;
    if (Look.Context == Write.Context) {
      if (Look.Event < Write.Event && isBare(Look) && decides(Look, Write.Event))
        return std::pair(Look, Write.Event);
      continue;
    }
    for (auto [Caller, Call] : W.Ctx[Write.Context].Callers)
      if (Caller == Look.Context && isBare(Look) && decides(Look, Call))
        return std::pair(Look, Call);
  }
  return std::nullopt;
}

std::vector<CheckedTwice> Finder::run() {
  std::vector<CheckedTwice> Out;
  std::set<std::pair<FunctionId, EventId>> Seen;
  for (const MemoryAccess &Write : All) {
    if (!Write.Writes || W.Acc.isPrivate(Write))
      continue;
    std::vector<HeldLock> Guards = W.Guarding.guardsOf(Write);
    auto Lock = llvm::find_if(Guards, [](const HeldLock &H) {
      return H.What == Exclusion::Lock && H.Mode == LockMode::Exclusive;
    });
    if (Lock == Guards.end())
      continue;
    auto Again = llvm::find_if(All, [&](const MemoryAccess &A) {
      return A.Context == Write.Context && A.Event < Write.Event && A.Path == Write.Path &&
             isHeld(*Lock, A) && decides(A, Write.Event);
    });
    if (Again == All.end())
      continue;
    auto First = firstLook(Write);
    if (First && Seen.insert({W.Ctx[First->first.Context].Function, First->first.Event}).second)
      Out.push_back({First->first, *Again, Write, *Lock, First->second});
  }
  return Out;
}

std::vector<CheckedTwice> heddle::checks::findCheckedTwice(WholeProgram &W,
                                                           llvm::ArrayRef<MemoryAccess> Accesses) {
  // The same context is looked for with every access: a location with very many is no flag.
  constexpr size_t Most = 512;
  if (Accesses.size() > Most)
    return {};
  return Finder(W, Accesses).run();
}
