//===- checks/ordering/SleepSync.cpp --------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/SleepSync.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Loops.h"
#include "checks/Narrator.h"
#include "checks/ordering/LimitedWait.h"
#include "checks/ordering/SleepForEnd.h"
#include "checks/ordering/SleepForWaiter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// Something that a sleep waits for: this thread reads it, another writes it.
struct Awaited {
  LocationKey Key;
  EventId Read; ///< the read, or the call that leads to it
  MemoryAccess Write;
  Parallel::Pair Roots;
  bool Polling = false;
  Confidence Level = Confidence::Low;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To) : W(Whole), Say(Whole), Out(To) {}
  void run();

private:
  void lookAt(FunctionId F, EventId Sleep, const Loops &L);
  std::optional<Awaited> polled(ContextId C, EventId Sleep, const Loop &L, const Loops &All);
  std::optional<Awaited> readAfter(ContextId C, EventId Sleep, const Loops &L);
  bool doesWork(ContextId C, const Loop &L);
  llvm::ArrayRef<ContextId> runsHere(ContextId C, EventId E);
  bool tells(FunctionId F, const Loop &L) const;
  WaitLimit limitOf(ContextId C, const Loop &L, const LocationKey &K);
  bool backsOff(FunctionId F, EventId Sleep, const Loop &L, const Loops &All) const;
  using Reads = std::vector<std::pair<EventId, LocationKey>>;
  void addReads(ContextId C, EventId E, EventId As, Reads &Found) const;
  Reads readsAt(ContextId C, EventId E);
  std::optional<Awaited> writtenElsewhere(ContextId C, EventId Read, const LocationKey &K,
                                          bool NeedsThread);
  void reportAll();
  void report(ContextId C, EventId Sleep, const Awaited &A);

  WholeProgram &W;
  Narrator Say;
  /// What calls through parameters and kept callables run; made when it is asked for.
  std::optional<std::map<std::pair<ContextId, EventId>, llvm::SmallVector<ContextId, 1>>> Passed;
  /// The surest one by place.
  std::map<Location, std::tuple<ContextId, EventId, Awaited>> Found;
  std::vector<findings::Finding> &Out;
};

} // namespace

void Search::run() {
  for (size_t I = 0; I != W.P.Functions.size(); ++I) {
    FunctionId F(I);
    const FunctionSummary &Body = W.P.body(F);
    // A wrapper is judged where it is called.
    if (Body.Incomplete || W.Prints.of(F).Sleeps || W.Ctx.of(F).empty())
      continue;
    std::optional<Loops> L;
    for (size_t E = 0; E != Body.Events.size(); ++E) {
      if (!W.Prints.at(F, EventId(E)).Sleeps)
        continue;
      if (!L)
        L.emplace(Body);
      lookAt(F, EventId(E), *L);
    }
  }
  reportAll();
}

void Search::reportAll() {
  for (auto &[Place, Best] : Found) {
    auto &[Where, Sleep, What] = Best;
    report(Where, Sleep, What);
  }
}

void Search::lookAt(FunctionId F, EventId Sleep, const Loops &L) {
  std::optional<Awaited> Best;
  ContextId Where;
  const Loop *Around = L.innermost(Sleep);
  for (ContextId C : W.Ctx.of(F)) {
    std::optional<Awaited> A = Around ? polled(C, Sleep, *Around, L) : readAfter(C, Sleep, L);
    if (A && (!Best || A->Level > Best->Level)) {
      Best = A;
      Where = C;
    }
  }
  if (!Best)
    return;
  // Instantiations of one template have the same cause.
  auto [It, New] =
      Found.try_emplace(W.P.body(F).Events[Sleep.index()].Where, std::tuple(Where, Sleep, *Best));
  if (!New && Best->Level > std::get<Awaited>(It->second).Level)
    It->second = {Where, Sleep, *Best};
}

/// Whether \p Is holds of any event in the loop.
template <class Predicate>
static bool anyIn(const WholeProgram &W, FunctionId F, const Loop &L, Predicate Is) {
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
llvm::ArrayRef<ContextId> Search::runsHere(ContextId C, EventId E) {
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
bool Search::doesWork(ContextId C, const Loop &L) {
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
bool Search::tells(FunctionId F, const Loop &L) const {
  return anyIn(W, F, L, [&](EventId E) { return W.Prints.at(F, E).Tells; });
}

/// Whether the loop yields at first, and sleeps only after a while: a round does
/// the one or the other.
bool Search::backsOff(FunctionId F, EventId Sleep, const Loop &L, const Loops &All) const {
  const FunctionSummary &Body = W.P.body(F);
  uint32_t Target = All.blockOf(Sleep);
  for (uint32_t B = 0; B != Body.Blocks.size(); ++B) {
    const Block &Here = Body.Blocks[B];
    auto Yields = [&](uint32_t E) { return W.Prints.at(F, EventId(E)).Yields; };
    if (B == Target || !L.Contains[B] ||
        llvm::none_of(llvm::seq(Here.First, Here.First + Here.Count), Yields))
      continue;
    // The rest of the round.
    std::set<uint32_t> Seen{B, L.Header};
    std::vector<uint32_t> Work{B};
    while (!Work.empty() && !Seen.count(Target)) {
      uint32_t From = Work.back();
      Work.pop_back();
      for (BlockId S : Body.Blocks[From].Successors)
        if (L.Contains[S.index()] && Seen.insert(S.index()).second)
          Work.push_back(S.index());
    }
    if (!Seen.count(Target))
      return true;
  }
  return false;
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

/// What becomes of the wait for \p K where the loop has an end that hangs on no shared
/// state: so many looks, or a deadline.
WaitLimit Search::limitOf(ContextId C, const Loop &L, const LocationKey &K) {
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
void Search::addReads(ContextId C, EventId E, EventId As, Reads &Found) const {
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
Search::Reads Search::readsAt(ContextId C, EventId E) {
  Reads Found;
  addReads(C, E, E, Found);
  for (ContextId To : runsHere(C, E))
    for (size_t I = 0; I != W.P.body(W.Ctx[To].Function).Events.size(); ++I)
      addReads(To, EventId(I), E, Found);
  return Found;
}

std::optional<Awaited> Search::writtenElsewhere(ContextId C, EventId Read, const LocationKey &K,
                                                bool NeedsThread) {
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

std::optional<Awaited> Search::polled(ContextId C, EventId Sleep, const Loop &L, const Loops &All) {
  FunctionId F = W.Ctx[C].Function;
  if (doesWork(C, L))
    return std::nullopt;
  std::optional<Awaited> Best;
  for (EventId E : decidingEvents(W.P.body(F), L)) {
    if (!L.Contains[All.blockOf(E)])
      continue;
    for (auto &[Read, Key] : readsAt(C, E)) {
      std::optional<Awaited> A = writtenElsewhere(C, Read, Key, false);
      if (A && (!Best || A->Level > Best->Level))
        Best = A;
    }
  }
  if (Best) {
    Best->Polling = true;
    WaitLimit Limit = limitOf(C, L, Best->Key);
    if (Limit == WaitLimit::Heeded || backsOff(F, Sleep, L, All) || tells(F, L))
      Best->Level = Confidence::Low;
    else if (Limit == WaitLimit::Ignored)
      Best->Level = std::min(Best->Level, Confidence::Medium);
  }
  return Best;
}

/// Whether \p E is in a loop that waits: what it reads is the predicate.
static bool waitsAround(const WholeProgram &W, FunctionId F, EventId E, const Loops &L) {
  const Loop *Around = L.innermost(E);
  return Around && anyIn(W, F, *Around, [&](EventId In) { return W.Prints.at(F, In).Waits; });
}

/// What is read after a sleep that is not in a loop, before anything else puts
/// this thread and the other in order.
std::optional<Awaited> Search::readAfter(ContextId C, EventId Sleep, const Loops &L) {
  FunctionId F = W.Ctx[C].Function;
  if (W.Ctx.runningAt(C, Sleep).empty())
    return std::nullopt;
  const FunctionSummary &Body = W.P.body(F);
  std::optional<Awaited> Found;
  walkForward(Body, L.blockOf(Sleep), Sleep, [&](const Block &Here, uint32_t First) {
    for (uint32_t E = First; E != Here.First + Here.Count && !Found; ++E) {
      Footprint X = W.Prints.at(F, EventId(E));
      if (X.Sleeps || X.Waits || waitsAround(W, F, EventId(E), L))
        return false;
      for (auto &[Read, Key] : readsAt(C, EventId(E)))
        if (!Found)
          Found = writtenElsewhere(C, Read, Key, true);
    }
    return !Found;
  });
  return Found;
}

void Search::report(ContextId C, EventId Sleep, const Awaited &A) {
  findings::Finding F;
  F.Check = "heddle-sleep-sync";
  F.Level = A.Level;
  F.Where = Say.placeOf(C, Sleep);
  F.Function = Say.functionName(W.Ctx[C].Function);
  std::string Name =
      A.Key.What == LocationKey::Kind::Origin
          ? Say.memberName(A.Write.Path)
          : catalog::splitQualifiedName(W.P.entity(EntityId(A.Key.Id)).Name).second.str();
  std::string Object = A.Key.What == LocationKey::Kind::Origin
                           ? W.Ctx.Abs.display(A.Write.Path, NameFor::Fingerprint)
                           : W.P.entity(EntityId(A.Key.Id)).Name;
  const Root &Other = W.Ctx.root(A.Roots.Second);
  std::string Thread =
      Other.Function ? "'" + Say.functionName(Other.Function) + "'" : "another thread";
  F.Message = A.Polling
                  ? "sleeps between looks at '" + Name + "' until " + Thread + " changes it"
                  : "sleeps in the hope that " + Thread + " has changed '" + Name + "' by then";
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C, A.Roots.First, Order);
  findings::Thread T2 = Say.thread(A.Write.Context, A.Roots.Second, Order);
  if (A.Polling) {
    Say.step(T1, C, A.Read, "looks at '" + Name + "'", Order++);
    Say.step(T2, A.Write.Context, A.Write.Event, "changes '" + Name + "'", Order++);
    Say.step(T1, C, Sleep, "goes on sleeping", Order++);
    F.Outcome = "the change is seen only when the sleep is over, and every look before it was in "
                "vain";
    F.Help = "wait on a condition variable with a predicate, or make '" + Name +
             "' a std::atomic and use its wait() and notify_all()";
  } else {
    Say.step(T1, C, Sleep, "sleeps", Order++);
    Say.step(T1, C, A.Read, "reads '" + Name + "'", Order++);
    Say.step(T2, A.Write.Context, A.Write.Event, "changes '" + Name + "'", Order++);
    F.Outcome =
        "thread 1 has read '" + Name + "' too early: no sleep is long enough to rule it out";
    F.Help = Other.What == Root::Kind::Spawned
                 ? "wait for what is meant: join the thread, or get() a future, or wait on a latch "
                   "or a condition variable with a predicate"
                 : "wait on a condition variable with a predicate, or on a latch";
  }
  F.Threads = {std::move(T1), std::move(T2)};
  F.Identity = {Object, Say.stableName(W.Ctx[C].Function), A.Polling ? "polling" : "hope"};
  Out.push_back(std::move(F));
}

void heddle::checks::sleepSync(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
  sleepForWaiter(W, Out);
  sleepForEnd(W, Out);
}
