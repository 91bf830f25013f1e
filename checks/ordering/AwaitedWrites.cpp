//===- checks/ordering/AwaitedWrites.cpp ----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/AwaitedWrites.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

bool heddle::checks::anyIn(const WholeProgram &W, FunctionId F, const Loop &L,
                           llvm::function_ref<bool(EventId)> Is) {
  const FunctionSummary &Body = W.P.body(F);
  for (size_t B = 0; B != Body.Blocks.size(); ++B) {
    if (!L.Contains[B])
      continue;
    for (uint32_t E = Body.Blocks[B].First; E != Body.Blocks[B].First + Body.Blocks[B].Count; ++E)
      if (Is(EventId(E)))
        return true;
  }
  return false;
}

/// What a call of a parameter or a kept callable runs in this context, a predicate for
/// one; nothing of a call whose callee is named.
llvm::ArrayRef<ContextId> AwaitedWrites::runsHere(ContextId C, EventId E) {
  const Event &Asked = W.P.body(W.Ctx[C].Function).Events[E.index()];
  if (Asked.Kind != EventKind::Call || !Asked.CalleePath)
    return {};
  if (!Passed) {
    Passed.emplace();
    for (size_t I = 0; I != W.P.Functions.size(); ++I)
      for (ContextId To : W.Ctx.of(FunctionId(I)))
        for (auto [From, Call] : W.Ctx[To].Callers) {
          FunctionId F = W.Ctx[From].Function;
          const Event &Ev = W.P.body(F).Events[Call.index()];
          if (Ev.Kind == EventKind::Call && Ev.CalleePath && W.Calls.callees(F, Call).empty())
            (*Passed)[{From, Call}].push_back(To);
        }
  }
  auto It = Passed->find({C, E});
  return It != Passed->end() ? llvm::ArrayRef<ContextId>(It->second) : llvm::ArrayRef<ContextId>();
}

/// Whether the loop does something besides looking and sleeping: then the sleep
/// paces the work (periodic work, retries of an outside operation).
bool AwaitedWrites::doesWork(ContextId C, const Loop &L) {
  FunctionId F = W.Ctx[C].Function;
  auto Works = [](const Footprint &X) { return X.Works || X.Waits; };
  return anyIn(W, F, L, [&](EventId E) {
    llvm::ArrayRef<ContextId> Run = runsHere(C, E);
    if (Run.empty())
      return Works(W.Prints.at(F, E));
    return llvm::any_of(Run, [&](ContextId To) { return Works(W.Prints.of(W.Ctx[To].Function)); });
  });
}

/// Whether it prints: that it still waits, or what it does periodically.
bool AwaitedWrites::tells(FunctionId F, const Loop &L) const {
  return anyIn(W, F, L, [&](EventId E) { return W.Prints.at(F, E).Tells; });
}

/// Whether \p E comes of a call that is given nothing and whose body is not seen: of a clock.
static bool comesOfClock(const WholeProgram &W, FunctionId F, EventId E) {
  const Event &Ev = W.P.body(F).Events[E.index()];
  if (Ev.Kind != EventKind::Call || Ev.CalleePath)
    return false;
  auto Comes = [&](EventId Use) { return Use < E && comesOfClock(W, F, Use); };
  return (!Ev.Object && Ev.Args.empty() && W.Calls.callees(F, E).empty()) ||
         llvm::any_of(Ev.Args, [&](const Argument &A) { return llvm::any_of(A.Uses, Comes); });
}

WaitLimit AwaitedWrites::limitOf(ContextId C, const Loop &L, const LocationKey &K) {
  FunctionId F = W.Ctx[C].Function;
  const FunctionSummary &Body = W.P.body(F);
  auto OfClock = [&](EventId E) { return comesOfClock(W, F, E); };
  auto Shared = [&](EventId E) {
    return Body.Events[E.index()].CalleePath || !readsAt(C, E).empty();
  };
  auto Why = [&](const Branch &Condition) {
    llvm::SmallVector<EventId, 4> Uses(Condition.Uses.begin(), Condition.Uses.end());
    if (Condition.Source)
      Uses.push_back(Condition.Source);
    return llvm::none_of(Uses, Shared)    ? LeavesBy::Limit
           : llvm::none_of(Uses, OfClock) ? LeavesBy::State
                                          : LeavesBy::Either;
  };
  auto ReadsState = [&](EventId E) {
    return llvm::any_of(readsAt(C, E), [&](auto &Read) { return Read.second == K; });
  };
  return checks::limitOf(Body, L, Why, ReadsState);
}

/// Adds the shared locations that \p E reads, itself or through calls of named functions,
/// for the event \p As.
void AwaitedWrites::addReads(ContextId C, EventId E, EventId As, Reads &Found) const {
  FunctionId F = W.Ctx[C].Function;
  const Event &Ev = W.P.body(F).Events[E.index()];
  if (Ev.Kind == EventKind::Read) {
    if (PathId Path = W.Ctx.absolute(C, Ev.Object))
      if (std::optional<LocationKey> K = Accesses::keyOf(W.Ctx.Abs, Path))
        Found.push_back({As, *K});
  } else if (Ev.Kind == EventKind::Call) {
    for (const LocationKey &K : W.Prints.readsAt(F, E))
      Found.push_back({As, K});
  }
}

/// The shared locations that \p E reads, itself or through calls.
AwaitedWrites::Reads AwaitedWrites::readsAt(ContextId C, EventId E) {
  Reads Found;
  addReads(C, E, E, Found);
  for (ContextId To : runsHere(C, E))
    for (size_t I = 0; I != W.P.body(W.Ctx[To].Function).Events.size(); ++I)
      addReads(To, EventId(I), E, Found);
  return Found;
}

std::optional<Awaited> AwaitedWrites::writtenElsewhere(ContextId C, EventId Read,
                                                       const LocationKey &K, bool NeedsThread) {
  FunctionId F = W.Ctx[C].Function;
  std::optional<Awaited> Best;
  size_t N = 0;
  constexpr size_t MostWrites = 128;
  for (const MemoryAccess &A : W.Acc.at(K)) {
    if (!A.Writes || W.Acc.isPrivate(A))
      continue;
    if (W.Ctx[A.Context].Function == F)
      continue;
    if (++N > MostWrites)
      break;
    Parallel::Pair Roots = W.Order.best(C, Read, A.Context, A.Event);
    if (Roots.How == Evidence::None || (NeedsThread && Roots.How != Evidence::Visible))
      continue;
    if (W.Ctx.owns(Roots.First, A.Path) && W.Ctx.owns(Roots.Second, A.Path))
      continue;
    // The other side must be another thread, not the same one again.
    if (Roots.First == Roots.Second && W.Ctx.root(Roots.First).What == Root::Kind::Spawned)
      continue;
    if (Best && Best->Level == Confidence::High)
      break;
    Awaited Found;
    Found.Key = K;
    Found.Read = Read;
    Found.Write = A;
    Found.Roots = Roots;
    bool Merged = W.Ctx[C].Merged || W.Ctx[A.Context].Merged ||
                  !Say.canMeet(C, Roots.First, A.Context, Roots.Second);
    Found.Level = Merged                             ? Confidence::Low
                  : Roots.How == Evidence::Visible   ? Confidence::High
                  : Roots.How == Evidence::Interface ? Confidence::Medium
                                                     : Confidence::Low;
    if (!Best || std::tie(Best->Level, Best->Roots.How) < std::tie(Found.Level, Found.Roots.How))
      Best = Found;
  }
  return Best;
}
