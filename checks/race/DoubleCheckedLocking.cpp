//===- checks/race/DoubleCheckedLocking.cpp -------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/DoubleCheckedLocking.h"
#include "Analysis/Dataflow.h"
#include "checks/race/CheckedTwice.h"
#include "checks/race/Conflict.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To)
      : W(Whole), Say(Whole), Conflicts(Whole, Say), Out(To) {}

  void run() {
    for (auto &[Key, Found] : W.Acc.all())
      if (canBeShared(W, Key))
        look(Key, Found);
  }

private:
  void look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found);
  bool isTooWeak(const CheckedTwice &T) const;
  bool leadsToData(const CheckedTwice &T) const;
  bool goesOnWhereSet(const CheckedTwice &T) const;
  bool hasFence(const MemoryAccess &A) const;
  bool isLastLook(const CheckedTwice &T) const;
  void report(const LocationKey &K, const CheckedTwice &T);

  WholeProgram &W;
  Narrator Say;
  ConflictJudge Conflicts;
  std::vector<findings::Finding> &Out;
};

} // namespace

/// Whether the function orders memory by a fence of its own.
bool Search::hasFence(const MemoryAccess &A) const {
  return llvm::any_of(W.P.body(W.Ctx[A.Context].Function).Events, [&](const Event &E) {
    llvm::StringRef Name = E.Callee ? llvm::StringRef(W.P.entity(E.Callee).Name) : "";
    return Name.ends_with("atomic_thread_fence") || Name == "__sync_synchronize";
  });
}

/// Whether those who see the atomic set go on to other data: through it, if it is a pointer,
/// or to what is written before it under the lock.
bool Search::leadsToData(const CheckedTwice &T) const {
  const AccessPath &Path = W.Ctx.Abs.Paths[T.First.Path];
  const VariableFacts *V = W.P.variableFacts(lastVariable(Path));
  if (V && llvm::StringRef(V->Type.Spelling).contains('*'))
    return true;
  const Context &C = W.Ctx[T.Write.Context];
  const std::vector<Event> &Events = W.P.body(C.Function).Events;
  for (size_t I = T.Again.Event.index() + 1; I < T.Write.Event.index(); ++I) {
    const Event &E = Events[I];
    bool Writes = (E.Kind == EventKind::Write || E.Kind == EventKind::ReadModifyWrite) &&
                  E.How == Sync::Plain;
    catalog::ContainerUse Use = W.Matters.containerUse(C.Function, EventId(I));
    Writes |= Use == catalog::ContainerUse::Write || Use == catalog::ContainerUse::Insert;
    if (Writes && E.Object && W.P.Paths[E.Object].Root != RootKind::Local)
      return true;
  }
  return false;
}

/// Whether those who see a value go on without the lock. Where they take it then, and the
/// others have nothing to do, no data is used that the lock would guard.
bool Search::goesOnWhereSet(const CheckedTwice &T) const {
  const FunctionSummary &Body = W.P.body(W.Ctx[T.First.Context].Function);
  auto IsInBlock = [&](BlockId B) {
    const Block &Here = Body.Blocks[B.index()];
    return T.Decided.index() >= Here.First && T.Decided.index() < Here.First + Here.Count;
  };
  for (const Block &B : Body.Blocks) {
    if (!B.Condition || B.Condition->Source != T.First.Event || B.Condition->Constant != 0 ||
        !decides(Body, B, T.Decided))
      continue;
    bool Equal = B.Condition->Op == Comparison::Eq;
    if (!Equal && B.Condition->Op != Comparison::Ne)
      continue;
    std::vector<bool> WhereZero = reachable(Body, B.Successors[Equal ? 0 : 1]);
    for (size_t I = 0; I != Body.Blocks.size(); ++I)
      if (WhereZero[I] && IsInBlock(BlockId(I)))
        return true;
    return false;
  }
  // What a variable of its own was asked for is not known: then by what is put there.
  const Event &Write = W.Acc.event(T.Write);
  const std::vector<Event> &Events = W.P.body(W.Ctx[T.Write.Context].Function).Events;
  return Write.Constant.value_or(0) != 0 || llvm::any_of(Write.Uses, [&](EventId U) {
           return Events[U.index()].Kind == EventKind::Call;
         });
}

/// Whether the look without the lock and the write do not order what was made and what is
/// then used.
bool Search::isTooWeak(const CheckedTwice &T) const {
  const Event &First = W.Acc.event(T.First), &Write = W.Acc.event(T.Write);
  if (First.How != Sync::Atomic)
    return true;
  bool Loose = First.Order == MemoryOrder::Relaxed ||
               (Write.How == Sync::Atomic && Write.Order == MemoryOrder::Relaxed);
  return Loose && goesOnWhereSet(T) && leadsToData(T) && !hasFence(T.First) && !hasFence(T.Write);
}

void Search::look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found) {
  // One finding for each function, whatever number of instantiations it has.
  std::set<Location> Seen;
  for (const CheckedTwice &T : findCheckedTwice(W, Found))
    if (!W.Acc.isPrivate(T.First) && !isLastLook(T) && isTooWeak(T) &&
        Seen.insert(W.P.body(W.Ctx[T.First.Context].Function).Where).second)
      report(K, T);
}

/// Whether a destructor looks, to which nobody comes at the same time:
/// `~File() { if (open_) close(); }`.
bool Search::isLastLook(const CheckedTwice &T) const {
  const FunctionFacts *Facts =
      W.P.functionFacts(W.P.body(W.Ctx[T.First.Context].Function).Function);
  return Facts && Facts->Destructor;
}

void Search::report(const LocationKey &K, const CheckedTwice &T) {
  const Event &First = W.Acc.event(T.First);
  const std::string Name = Say.memberName(T.First.Path), N = "'" + Name + "'";
  bool Atomic = First.How == Sync::Atomic, Container = First.Kind == EventKind::Call;
  findings::Finding F;
  F.Check = "heddle-double-checked-locking";
  // That somebody took a lock, and looked twice, says that several threads come here.
  F.Level = Confidence::Medium;
  RootId One = W.Ctx[T.Write.Context].Roots.front(), Two = W.Ctx[T.First.Context].Roots.front();
  GuardStatistics S = W.Guarding.statistics(K);
  if (std::optional<Conflict> C = Conflicts.judge(K, T.First, T.Write, S, /*GivenBack=*/false)) {
    F.Level = std::max(F.Level, C->Level);
    One = C->Roots.Second;
    Two = C->Roots.First;
  }
  F.Where = Say.placeOf(T.First.Context, T.First.Event);
  F.Function = Say.functionName(W.Ctx[T.First.Context].Function);
  const std::string Lock = "'" + Say.lockName(T.Lock.Lock) + "'";
  bool WeakStore = Atomic && First.Order != MemoryOrder::Relaxed;
  if (WeakStore)
    F.Message = N + " is set with a relaxed store, so that to see it set, without " + Lock +
                ", does not mean to see what was made before";
  else
    F.Message = N + " is looked at " + (Atomic ? "with a relaxed load " : "") + "without " + Lock +
                ", under which it is then looked at again and set";
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(T.Write.Context, One, Order);
  findings::Thread T2 = Say.thread(T.First.Context, Two, Order);
  Say.step(T1, T.Again.Context, T.Again.Event, "looks at " + N + ": not set", Order++);
  uint32_t Set = Order++, Seen = Order++;
  Say.step(T1, T.Write.Context, T.Write.Event, "sets " + N, Set);
  Say.step(T2, T.First.Context, T.First.Event,
           "looks at " + N + (Container ? "" : ": set") + ", and goes on without the lock", Seen);
  F.Outcome = Container ? "step " + std::to_string(Seen) + " looks at what step " +
                              std::to_string(Set) + " has only half changed"
                        : "nothing orders what thread 1 has made before step " +
                              std::to_string(Set) + " and what thread 2 uses after step " +
                              std::to_string(Seen) + ": it can find it half made";
  F.Threads = {std::move(T1), std::move(T2)};
  F.Help = Atomic      ? "load it with memory_order_acquire and store it with memory_order_release"
           : Container ? "take the lock before the first look"
                       : "make " + N +
                             " a std::atomic, loaded with acquire and stored with release when "
                             "all is made; or use std::call_once, or a static local";
  std::string Object = K.What == LocationKey::Kind::Origin
                           ? W.Ctx.Abs.display(T.First.Path, NameFor::Fingerprint)
                           : W.P.entity(EntityId(K.Id)).Name;
  F.Identity = {Object, Say.stableName(W.Ctx[T.First.Context].Function), "look"};
  Out.push_back(std::move(F));
}

void heddle::checks::doubleCheckedLocking(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
