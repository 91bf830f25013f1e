//===- checks/race/OwnerCounts.cpp ----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/OwnerCounts.h"
#include "Analysis/Dataflow.h"
#include "Analysis/ValueFlow.h"
#include "checks/race/StaleJudge.h"
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
  void run();

private:
  enum class Question : uint8_t { None, Expired, Alone };
  Question asks(const Event &E) const;
  std::optional<EventId> relyingOn(FunctionId F, EventId Asked, Question Q) const;
  void expired(FunctionId F, EventId Asked, EventId Uses);
  void alone(FunctionId F, EventId Asked, EventId Acts);
  const Root *threadThatRuns(FunctionId F) const;
  findings::Finding begin(FunctionId F, findings::Place At, llvm::StringRef Kind) const;

  WholeProgram &W;
  Narrator Say;
  ConflictJudge Conflicts;
  std::vector<findings::Finding> &Out;
  std::set<Location> Reported;
};

} // namespace

Search::Question Search::asks(const Event &E) const {
  if (E.Kind != EventKind::Call || !E.Callee || !E.Object)
    return Question::None;
  llvm::StringRef Name = W.P.entity(E.Callee).Name;
  if (!Name.starts_with("std::") && !Name.starts_with("boost::"))
    return Question::None;
  auto [Type, Method] = catalog::splitQualifiedName(Name);
  if (Method == "expired" && Type.ends_with("weak_ptr"))
    return Question::Expired;
  if ((Method == "use_count" || Method == "unique") && Type.ends_with("shared_ptr"))
    return Question::Alone;
  return Question::None;
}

/// What is done because of the answer, and asks nothing more: what the pointer names is used
/// or changed.
std::optional<EventId> Search::relyingOn(FunctionId F, EventId Asked, Question Q) const {
  const FunctionSummary &Body = W.P.body(F);
  PathId Pointer = W.Locks.normalise(F, Body.Events[Asked.index()].Object);
  if (!Pointer || W.P.Paths[Pointer].Root == RootKind::Unknown)
    return std::nullopt;
  ValueFlow Flow(Body, W.P.Paths);
  auto Asks = [&](const Block &B) {
    return B.Condition && Flow.sources(*B.Condition).test(Asked.index());
  };
  auto Names = [&](const Event &E) {
    PathId Path = E.Object ? W.Locks.normalise(F, E.Object) : PathId();
    if (!Path)
      return false;
    const AccessPath &P = W.P.Paths[Pointer], &A = W.P.Paths[Path];
    return isPrefix(P, A) && A.Steps.size() > P.Steps.size() &&
           A.Steps[P.Steps.size()].Kind == StepKind::Deref;
  };
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    EventId E(I);
    const Event &Ev = Body.Events[I];
    bool Changes = Ev.Kind == EventKind::Write || Ev.Kind == EventKind::ReadModifyWrite;
    if (E <= Asked || !Names(Ev) || !mustPass(Body, Asked, E))
      continue;
    if (Q == Question::Alone) {
      const FunctionFacts *Facts = Ev.Callee ? W.P.functionFacts(Ev.Callee) : nullptr;
      Changes |= Ev.Kind == EventKind::Call && Facts && Facts->Class && !Facts->Const;
      if (!Changes)
        continue;
    }
    bool Decided = false, AskedAgain = false;
    for (const Block &B : Body.Blocks)
      if (B.Condition && B.Successors.size() == 2 && decides(Body, B, E)) {
        bool Answer = Asks(B);
        Decided |= Answer;
        // `if (auto p = weak.lock())` lies behind the answer.
        AskedAgain |= !Answer && B.First >= Asked.index();
      }
    if (Decided && !AskedAgain)
      return E;
  }
  return std::nullopt;
}

/// A started thread that comes to \p F.
const Root *Search::threadThatRuns(FunctionId F) const {
  for (const Root &R : W.Ctx.roots())
    if (R.What == Root::Kind::Spawned && !R.Signal && R.Function &&
        (R.Function == F || W.Calls.leads(R.Function, F)))
      return &R;
  return nullptr;
}

findings::Finding Search::begin(FunctionId F, findings::Place At, llvm::StringRef Kind) const {
  findings::Finding Found;
  Found.Check = "heddle-check-then-act";
  Found.Where = std::move(At);
  Found.Function = Say.functionName(F);
  Found.Identity = {Say.stableName(F), Kind.str()};
  return Found;
}

void Search::expired(FunctionId F, EventId Asked, EventId Uses) {
  const FunctionSummary &Body = W.P.body(F);
  auto Place = [&](EventId E) { return Say.place(Body.Events[E.index()].Where); };
  // With one thread in sight nothing says that an owner goes away meanwhile.
  const Root *Started = threadThatRuns(F);
  findings::Finding Found = begin(F, Place(Uses), "expired");
  Found.Level = Started ? Confidence::Medium : Confidence::Low;
  EntityId Variable = lastVariable(W.P.Paths[Body.Events[Asked.index()].Object]);
  std::string Name =
      Variable ? "'" + catalog::splitQualifiedName(W.P.entity(Variable).Name).second.str() + "'"
               : "the weak pointer";
  Found.Message = "the object of " + Name +
                  " can end after 'expired' was asked, and nobody looks whether 'lock' got it";
  findings::Thread T1, T2;
  T1.Name = Say.functionName(Started ? Started->Function : F);
  if (Started) {
    T1.Start = "started at";
    const FunctionSummary &Starter = W.P.body(Started->Site.Function);
    T1.StartedAt = Say.place(Starter.Events[Started->Site.Event.index()].Where);
  }
  T1.Steps.push_back(
      {Place(Asked), "asks whether the object of " + Name + " has ended: no", 1, {}});
  T2.Name = "another one, which has the last owner";
  T2.Steps.push_back({Place(Asked), "lets the last owner go", 2, {}});
  T1.Steps.push_back({Place(Uses), "uses what " + Name + " gives: nothing", 3, {}});
  Found.Outcome = "a null pointer is followed in step 3";
  Found.Threads = {std::move(T1), std::move(T2)};
  Found.Help = "call 'lock' alone, and look at what it gives back";
  Out.push_back(std::move(Found));
}

void Search::alone(FunctionId F, EventId Asked, EventId Acts) {
  std::optional<std::pair<ContextId, Conflict>> Best;
  PathId Pointer = W.P.body(F).Events[Asked.index()].Object;
  for (ContextId C : W.Ctx.of(F)) {
    PathId Path = W.Ctx.absolute(C, Pointer);
    std::optional<LocationKey> K = Path ? Accesses::keyOf(W.Ctx.Abs, Path) : std::nullopt;
    MemoryAccess Mine{C, Asked, Path, false, W.Ctx.Published.isUnpublished(F, Asked, Pointer)};
    if (!K || W.Acc.isPrivate(Mine))
      continue;
    std::vector<HeldLock> Outer = heldOver(W, C, Asked, Acts);
    for (const MemoryAccess &Other : W.Acc.at(*K)) {
      if (W.Acc.isPrivate(Other) || W.Ctx[Other.Context].Function == F || keepsOut(W, Outer, Other))
        continue;
      std::optional<Conflict> Met =
          Conflicts.judge(*K, Mine, Other, W.Guarding.statistics(*K), true);
      if (!Met)
        continue;
      Met->Level = Outer.empty() ? std::min(Met->Level, Confidence::Medium) : Confidence::Low;
      if (!Best || Met->Level > Best->second.Level)
        Best = {C, *Met};
    }
  }
  if (!Best)
    return;
  auto &[C, Met] = *Best;
  const std::string Name = "'" + Say.memberName(Met.Mine.Path) + "'";
  findings::Finding Found = begin(F, Say.placeOf(C, Acts), "owners");
  Found.Level = Met.Level;
  Found.Message = "what " + Name +
                  " owns is changed because it has one owner, and another thread can copy " + Name +
                  " in between";
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C, Met.Roots.First, Order);
  Say.step(T1, C, Asked, "counts the owners of " + Name + ": one", Order++);
  findings::Thread T2 = Say.thread(Met.Other.Context, Met.Roots.Second, Order);
  Say.step(T2, Met.Other.Context, Met.Other.Event, "reads " + Name + ": there is another user",
           Order++);
  Say.step(T1, C, Acts, "changes what " + Name + " owns", Order);
  Found.Outcome = "what step " + std::to_string(Order) + " changes is in use";
  Found.Threads = {std::move(T1), std::move(T2)};
  Found.Help = "hold one lock over the count and the change, and wherever " + Name + " is copied";
  Out.push_back(std::move(Found));
}

void Search::run() {
  for (size_t I = 0; I != W.P.Functions.size(); ++I) {
    FunctionId F(I);
    const FunctionSummary &Body = W.P.body(F);
    if (Body.Incomplete)
      continue;
    for (size_t E = 0; E != Body.Events.size(); ++E) {
      Question Q = asks(Body.Events[E]);
      if (Q == Question::None)
        continue;
      std::optional<EventId> Then = relyingOn(F, EventId(E), Q);
      if (!Then || !Reported.insert(Body.Events[E].Where).second)
        continue;
      if (Q == Question::Expired)
        expired(F, EventId(E), *Then);
      else
        alone(F, EventId(E), *Then);
    }
  }
}

void heddle::checks::ownerCounts(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
