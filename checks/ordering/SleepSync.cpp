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
#include "checks/ordering/AwaitedWrites.h"
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

/// What a sleep waits for.
struct Hope : Awaited {
  bool Polling = false;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To)
      : W(Whole), Say(Whole), Reads(Whole, Say), Out(To) {}
  void run();

private:
  void lookAt(FunctionId F, EventId Sleep, const Loops &L);
  std::optional<Hope> polled(ContextId C, EventId Sleep, const Loop &L, const Loops &All);
  std::optional<Hope> readAfter(ContextId C, EventId Sleep, const Loops &L);
  std::set<PathId> toldBefore(ContextId C, EventId Sleep) const;
  bool isOthersWork(const Parallel::Pair &Roots) const;
  bool backsOff(FunctionId F, EventId Sleep, const Loop &L, const Loops &All) const;
  void reportAll();
  void report(ContextId C, EventId Sleep, const Hope &A);

  WholeProgram &W;
  Narrator Say;
  AwaitedWrites Reads;
  /// The surest one by place.
  std::map<Location, std::tuple<ContextId, EventId, Hope>> Found;
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
  std::optional<Hope> Best;
  ContextId Where;
  const Loop *Around = L.innermost(Sleep);
  for (ContextId C : W.Ctx.of(F)) {
    std::optional<Hope> A = Around ? polled(C, Sleep, *Around, L) : readAfter(C, Sleep, L);
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
  if (!New && Best->Level > std::get<Hope>(It->second).Level)
    It->second = {Where, Sleep, *Best};
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

std::optional<Hope> Search::polled(ContextId C, EventId Sleep, const Loop &L, const Loops &All) {
  FunctionId F = W.Ctx[C].Function;
  if (Reads.doesWork(C, L))
    return std::nullopt;
  std::optional<Hope> Best;
  for (EventId E : decidingEvents(W.P.body(F), L)) {
    if (!L.Contains[All.blockOf(E)])
      continue;
    for (auto &[Read, Key] : Reads.readsAt(C, E)) {
      std::optional<Awaited> A = Reads.writtenElsewhere(C, Read, Key, false);
      if (A && (!Best || A->Level > Best->Level))
        Best = Hope{*A, true};
    }
  }
  if (Best) {
    WaitLimit Limit = Reads.limitOf(C, L, Best->Key);
    if (Limit == WaitLimit::Heeded || backsOff(F, Sleep, L, All) || Reads.tells(F, L))
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

/// The objects that the function has had do something before the sleep, or by whose own
/// method it sleeps: if they have threads, those may be what the sleep is for.
std::set<PathId> Search::toldBefore(ContextId C, EventId Sleep) const {
  FunctionId F = W.Ctx[C].Function;
  std::set<PathId> Told;
  for (size_t I = 0; I <= Sleep.index(); ++I) {
    const Event &Ev = W.P.body(F).Events[I];
    const FunctionFacts *Facts = Ev.Callee ? W.P.functionFacts(Ev.Callee) : nullptr;
    if (Ev.Kind == EventKind::Call && Ev.Object && !Ev.Constructs && !Ev.Destroys &&
        !W.Calls.callees(F, EventId(I)).empty() && Facts && !W.Classes.isMeans(Facts->Class) &&
        (EventId(I) == Sleep || (!Facts->Const && W.Prints.at(F, EventId(I)).Works)))
      Told.insert(Ev.Object);
  }
  return Told;
}

/// Whether a thread that does something else makes the change: not one that sleeps just so.
bool Search::isOthersWork(const Parallel::Pair &Roots) const {
  const Root &Mine = W.Ctx.root(Roots.First), &Other = W.Ctx.root(Roots.Second);
  return Mine.What == Root::Kind::Spawned && Other.What == Root::Kind::Spawned && !Mine.Signal &&
         !Other.Signal && Mine.Function != Other.Function;
}

/// What is read after a sleep that is not in a loop, before anything else puts
/// this thread and the other in order.
std::optional<Hope> Search::readAfter(ContextId C, EventId Sleep, const Loops &L) {
  FunctionId F = W.Ctx[C].Function;
  const FunctionSummary &Body = W.P.body(F);
  // In a thread that has started none itself, a sleep may be there for the time that it
  // takes; unless it asks again what it told to do something before.
  bool Started = !W.Ctx.runningAt(C, Sleep).empty();
  std::set<PathId> Told;
  if (!Started)
    Told = toldBefore(C, Sleep);
  if (!Started && Told.empty())
    return std::nullopt;
  std::optional<Hope> Found;
  walkForward(Body, L.blockOf(Sleep), Sleep, [&](const Block &Here, uint32_t First) {
    for (uint32_t E = First; E != Here.First + Here.Count && !Found; ++E) {
      Footprint X = W.Prints.at(F, EventId(E));
      if (X.Sleeps || X.Waits || waitsAround(W, F, EventId(E), L))
        return false;
      const Event &Ev = Body.Events[E];
      if (!Started && (Ev.Kind != EventKind::Call || !Told.count(Ev.Object)))
        continue;
      for (auto &[Read, Key] : Reads.readsAt(C, EventId(E))) {
        std::optional<Awaited> A =
            !Found ? Reads.writtenElsewhere(C, Read, Key, true) : std::nullopt;
        if (!A || (!Started && !isOthersWork(A->Roots)))
          continue;
        Found = Hope{*A};
        if (!Started)
          Found->Level = std::min(Found->Level, Confidence::Medium);
      }
    }
    return !Found;
  });
  return Found;
}

void Search::report(ContextId C, EventId Sleep, const Hope &A) {
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
