//===- checks/race/StaleJudge.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/StaleJudge.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;
using Use = SectionAccess::Use;

const GuardStatistics &StaleJudge::statistics(const LocationKey &K) {
  auto [It, New] = Statistics.try_emplace(K);
  if (New)
    It->second = W.Guarding.statistics(K);
  return It->second;
}

/// Whether \p Other can make untrue what the step relies on.
bool StaleJudge::undoes(const StaleStep &S, const MemoryAccess &Other) const {
  const Event &E = W.Acc.event(Other);
  FunctionId F = W.Ctx[Other.Context].Function;
  catalog::ContainerUse Container = W.Matters.containerUse(F, Other.Event);
  bool SamePlace = F == S.Act.Inner && Other.Event == S.Act.InnerEvent;
  if (Container == catalog::ContainerUse::None) {
    // Of numbers and pointers it is another thread's same step; an old value that is
    // written back loses every other change.
    return S.writesBack() || F == S.Act.Inner || S.Act.How == Use::Need;
  }
  llvm::StringRef Name =
      E.Callee ? catalog::splitQualifiedName(W.P.entity(E.Callee).Name).second : llvm::StringRef();
  switch (S.Act.How) {
  case Use::Insert:
    return Container == catalog::ContainerUse::Insert || Name == "operator[]";
  case Use::Remove:
  case Use::Need:
    // Who adds takes nothing away; to find room or to make it is no change here.
    return Container == catalog::ContainerUse::Write && Name != "operator[]" && Name != "reserve" &&
           Name != "shrink_to_fit" && Name != "rehash";
  case Use::Place:
  case Use::Set:
    return true;
  default:
    return SamePlace;
  }
}

std::vector<HeldLock> heddle::checks::heldOver(WholeProgram &W, ContextId C, EventId From,
                                               EventId To) {
  std::vector<HeldLock> First = W.Ctx.heldAt(C, From), Both;
  for (const HeldLock &H : W.Ctx.heldAt(C, To))
    if (llvm::any_of(First, [&](const HeldLock &F) {
          return F.Lock == H.Lock && F.Function == H.Function && F.Site == H.Site &&
                 F.Context == H.Context;
        }))
      Both.push_back(H);
  return Both;
}

bool heddle::checks::keepsOut(WholeProgram &W, llvm::ArrayRef<HeldLock> Held,
                              const MemoryAccess &Other) {
  std::vector<HeldLock> Guards = W.Guarding.guardsOf(Other);
  return llvm::any_of(Held, [&](const HeldLock &X) {
    return llvm::any_of(Guards,
                        [&](const HeldLock &Y) { return W.Guarding.excludeEachOther(X, Y); });
  });
}

/// Whether all that is ever done to it is to set it, in one function: it goes one way, and
/// the second to do so does nothing.
bool StaleJudge::isFlag(const StaleStep &S, const LocationKey &K) const {
  if (!S.Act.Constant || S.ByValue || S.Starts)
    return false;
  return llvm::all_of(W.Acc.at(K), [&](const MemoryAccess &A) {
    return !A.Writes || W.Acc.isPrivate(A) || W.Ctx[A.Context].Function == S.Act.Inner;
  });
}

/// Whether it does no harm, as a rule, or was meant so.
bool StaleJudge::isHarmless(const StaleStep &S, const Conflict &C) const {
  // What is not there any more is not erased, what is there already not inserted.
  if (S.Act.How == Use::Other || S.Restores)
    return true;
  // What a handler interrupts stands still until it is done; and two signals become one.
  return W.Ctx.root(C.Roots.First).Signal || (W.Ctx.root(C.Roots.Second).Signal && !S.writesBack());
}

std::optional<StaleConflict> StaleJudge::judge(const StaleStep &S, ContextId C) {
  if (!W.Locks.reached(S.Function, S.Look.Event, W.Ctx[C].Told) ||
      !W.Locks.reached(S.Function, S.Act.Event, W.Ctx[C].Told))
    return std::nullopt;
  PathId Path = W.Ctx.absolute(C, S.Look.Variable);
  std::optional<LocationKey> K = Path ? Accesses::keyOf(W.Ctx.Abs, Path) : std::nullopt;
  if (!K)
    return std::nullopt;
  const VariableFacts *V =
      K->What == LocationKey::Kind::Origin ? nullptr : W.P.variableFacts(EntityId(K->Id));
  // What locks are made of is the business of the lock.
  if (V && (V->Type.is(TypeTrait::ThreadLocal) || (V->Class && W.Classes.isMeans(V->Class))))
    return std::nullopt;
  MemoryAccess Mine{C, S.Look.Event, Path, false,
                    W.Ctx.Published.isUnpublished(S.Function, S.Look.Event, S.Look.Variable)};
  if (W.Acc.isPrivate(Mine))
    return std::nullopt;
  std::vector<HeldLock> Outer = heldOver(W, C, S.Look.Event, S.Act.Event);
  std::optional<StaleConflict> Best;
  constexpr size_t MostWrites = 256;
  size_t N = 0;
  for (const MemoryAccess &Other : W.Acc.at(*K)) {
    if (!Other.Writes || W.Acc.isPrivate(Other) || !undoes(S, Other))
      continue;
    if (++N > MostWrites)
      break;
    std::vector<HeldLock> Guards = W.Guarding.guardsOf(Other);
    if (llvm::any_of(Outer, [&](const HeldLock &X) {
          return llvm::any_of(Guards,
                              [&](const HeldLock &Y) { return W.Guarding.excludeEachOther(X, Y); });
        }))
      continue;
    std::optional<Conflict> Found = Conflicts.judge(*K, Mine, Other, statistics(*K), true);
    if (!Found)
      continue;
    // A pair of steps is a way of thinking: it may be meant so.
    Found->Level = std::min(Found->Level, Confidence::Medium);
    if (!Outer.empty() || (W.Ctx.Abs.throughElement(Path) && !S.OneElement) || isFlag(S, *K) ||
        W.Ctx.mayMove(Path) || isHarmless(S, *Found))
      Found->Level = Confidence::Low;
    auto Rank = [&](const Conflict &X) {
      const Context &At = W.Ctx[X.Other.Context];
      bool SameWay = llvm::any_of(
          At.Callers, [&](auto &Call) { return W.Ctx[Call.first].Function == S.Function; });
      return std::tuple(X.Level, At.Function == S.Act.Inner, SameWay);
    };
    if (!Best || Rank(*Found) > Rank(*Best))
      Best = StaleConflict{*Found, S};
  }
  return Best;
}

std::vector<StaleConflict> StaleJudge::all(llvm::function_ref<bool(const StaleStep &)> Wanted) {
  // Instantiations of one template have the same cause; so have all that is done after
  // one look.
  std::map<std::pair<Location, Location>, StaleConflict> Best;
  for (const StaleStep &S : W.staleSteps()) {
    if (!Wanted(S))
      continue;
    constexpr size_t MostContexts = 32;
    size_t N = 0;
    for (ContextId C : W.Ctx.of(S.Function)) {
      if (++N > MostContexts)
        break;
      std::optional<StaleConflict> Found = judge(S, C);
      if (!Found)
        continue;
      const FunctionSummary &Body = W.P.body(S.Function);
      auto [It, New] =
          Best.try_emplace({Body.Where, Body.Events[S.Look.Event.index()].Where}, *Found);
      if (!New && Found->Level > It->second.Level)
        It->second = *Found;
    }
  }
  std::vector<StaleConflict> Out;
  for (auto &[Where, C] : Best)
    Out.push_back(C);
  return Out;
}

std::string StaleJudge::variable(const StaleConflict &C) const {
  return Say.memberName(C.Mine.Path);
}

std::string StaleJudge::lock(const StaleConflict &C) const {
  if (!C.What.Look.Lock)
    return "";
  PathId Lock = W.Ctx.absolute(C.Mine.Context, C.What.Look.Lock);
  return Lock ? Say.lockName(Lock) : "";
}

std::string StaleJudge::callee(const StaleConflict &C, const SectionAccess &A) const {
  const Event &E = Say.event(C.Mine.Context, A.Event);
  return E.Callee ? Say.entityName(E.Callee) : "";
}

findings::Finding StaleJudge::begin(const StaleConflict &C, llvm::StringRef Check) {
  findings::Finding F;
  F.Check = Check;
  F.Level = C.Level;
  F.Where = Say.placeOf(C.Mine.Context, C.What.Act.Event);
  F.Function = Say.functionName(C.What.Function);
  std::optional<LocationKey> K = Accesses::keyOf(W.Ctx.Abs, C.Mine.Path);
  std::string Object = K && K->What != LocationKey::Kind::Origin
                           ? W.P.entity(EntityId(K->Id)).Name
                           : W.Ctx.Abs.display(C.Mine.Path, NameFor::Fingerprint);
  F.Identity = {Object, Say.stableName(C.What.Function)};
  return F;
}

void StaleJudge::tell(findings::Finding &F, const StaleConflict &C, std::string Looks,
                      std::string Changes, std::string Acts) {
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C.Mine.Context, C.Roots.First, Order);
  uint32_t Found = Order;
  Say.step(T1, C.Mine.Context, C.What.Look.Event, std::move(Looks), Order++);
  findings::Thread T2 = Say.thread(C.Other.Context, C.Roots.Second, Order);
  Say.step(T2, C.Other.Context, C.Other.Event, std::move(Changes), Order++);
  uint32_t Wrong = Order;
  Say.step(T1, C.Mine.Context, C.What.Act.Event, std::move(Acts), Order++);
  F.Outcome = C.What.writesBack() ? "the change of step " + std::to_string(Wrong - 1) + " is lost"
                                  : "what step " + std::to_string(Found) +
                                        " found is no longer so in step " + std::to_string(Wrong);
  F.Threads = {std::move(T1), std::move(T2)};
}
