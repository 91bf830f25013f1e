//===- checks/race/TornInvariant.cpp --------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/TornInvariant.h"
#include "Analysis/Assertions.h"
#include "Analysis/ValueFlow.h"
#include "checks/race/StaleJudge.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;
using Use = SectionAccess::Use;

namespace {

/// Two fields of one object, in the order of their numbers.
using Fields = std::pair<EntityId, EntityId>;

/// How the two are written.
struct Together {
  std::set<std::pair<FunctionId, uint32_t>> Places; ///< blocks that write both
  size_t Alone = 0;                                 ///< functions that write one of them
  bool Counts = false;                              ///< one of them is counted up or down
  std::set<FunctionId> Writers;
};

/// A function that reads the two one after the other and makes one thing of them.
struct Reader {
  SectionAccess First, Second;
  EventId Combines;
  /// Both are parts of one struct that is set as a whole: not the two are written, but it.
  bool OfOne = false;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To)
      : W(Whole), Say(Whole), Conflicts(Whole, Say), Steps(Whole.steps()), Out(To) {}
  void run();

private:
  void collectPairs(FunctionId F);
  void countAlone(FunctionId F);
  void lookForReaders(FunctionId F);
  bool belongTogether(const Together &T) const;
  const Together *wholeOf(const SectionAccess &A) const;
  const Together *writtenTogether(const SectionAccess &A, const SectionAccess &B) const;
  bool isCandidate(const SectionAccess &A) const;
  bool sameObject(PathId A, PathId B);
  uint32_t blockOf(FunctionId F, EventId E) const;
  std::optional<EventId> combined(FunctionId F, EventId A, EventId B) const;
  bool readsAgain(FunctionId F, const SectionAccess &A) const;
  void judge(FunctionId F, const Reader &R, const Together &T);
  void report(ContextId C, const Reader &R, const Conflict &Found);

  WholeProgram &W;
  Narrator Say;
  ConflictJudge Conflicts;
  const Sections &Steps;
  std::vector<findings::Finding> &Out;
  std::map<Fields, Together> Pairs;
  /// By field: the struct that it is, where it is set as a whole.
  std::map<EntityId, Together> Wholes;
  /// By field: the pairs that it is in.
  std::map<EntityId, std::vector<Fields>> PairsOf;
  std::set<std::pair<Location, Fields>> Reported;
};

} // namespace

static bool isStep(const SectionAccess &A) { return A.Step && (A.Lock || A.Atomic); }

/// A number, flag or pointer that is a field.
bool Search::isCandidate(const SectionAccess &A) const {
  EntityId Field = isStep(A) ? lastField(W.P.Paths[A.Variable]) : EntityId();
  const VariableFacts *V = Field ? W.P.variableFacts(Field) : nullptr;
  return V && !W.Classes.isMeans(V->Class) && !V->Type.is(TypeTrait::ThreadLocal);
}

bool Search::sameObject(PathId A, PathId B) {
  const AccessPath &X = W.P.Paths[A], &Y = W.P.Paths[B];
  return X.Root == Y.Root && X.RootOperand == Y.RootOperand && !X.Steps.empty() &&
         X.Steps.size() == Y.Steps.size() &&
         llvm::ArrayRef(X.Steps).drop_back() == llvm::ArrayRef(Y.Steps).drop_back();
}

uint32_t Search::blockOf(FunctionId F, EventId E) const {
  const FunctionSummary &Body = W.P.body(F);
  auto Has = [&](const Block &B) { return E.index() >= B.First && E.index() < B.First + B.Count; };
  return llvm::find_if(Body.Blocks, Has) - Body.Blocks.begin();
}

/// Where a thread makes an object it writes all there is.
static bool makesObject(const WholeProgram &W, FunctionId F) {
  const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
  return Facts && (Facts->Constructor || Facts->Destructor);
}

void Search::collectPairs(FunctionId F) {
  std::vector<const SectionAccess *> Writes;
  for (const SectionAccess &A : Steps.of(F))
    if ((A.How == Use::Set || A.How == Use::Count) && isCandidate(A))
      Writes.push_back(&A);
  for (const SectionAccess *A : Writes)
    if (A->How == Use::Set)
      Wholes[lastField(W.P.Paths[A->Variable])].Writers.insert({F, A->Inner});
  for (size_t I = 0; I != Writes.size(); ++I)
    for (size_t J = I + 1; J != Writes.size(); ++J) {
      const SectionAccess &A = *Writes[I], &B = *Writes[J];
      EntityId FA = lastField(W.P.Paths[A.Variable]), FB = lastField(W.P.Paths[B.Variable]);
      if (FA == FB || !sameObject(A.Variable, B.Variable) ||
          blockOf(F, A.Event) != blockOf(F, B.Event))
        continue;
      // What one callee does under its own lock is told of the callee.
      if (A.Depth && A.Event == B.Event && A.Step == A.Event)
        continue;
      Together &T = Pairs[std::minmax(FA, FB)];
      T.Places.insert({F, blockOf(F, A.Event)});
      T.Counts |= A.How == Use::Count || B.How == Use::Count;
      T.Writers.insert({F, A.Inner, B.Inner});
    }
}

void Search::countAlone(FunctionId F) {
  std::set<EntityId> Written;
  for (const SectionAccess &A : Steps.of(F))
    if (A.changes())
      if (EntityId Field = lastField(W.P.Paths[A.Variable]))
        Written.insert(Field);
  for (EntityId Field : Written) {
    auto It = PairsOf.find(Field);
    if (It == PairsOf.end())
      continue;
    for (const Fields &Both : It->second) {
      Together &T = Pairs[Both];
      if (!T.Writers.count(F) && !(Written.count(Both.first) && Written.count(Both.second)))
        ++T.Alone;
    }
  }
}

bool Search::belongTogether(const Together &T) const {
  return T.Alone == 0 || (T.Places.size() >= 2 && T.Places.size() >= 2 * T.Alone);
}

/// How the struct is set of which \p A is a part; null if it is none.
const Together *Search::wholeOf(const SectionAccess &A) const {
  const AccessPath &Path = W.P.Paths[A.Variable];
  size_t N = Path.Steps.size();
  if (N < 2 || Path.Steps[N - 1].Kind != StepKind::Field ||
      Path.Steps[N - 2].Kind != StepKind::Field)
    return nullptr;
  auto It = Wholes.find(EntityId(Path.Steps[N - 2].Operand));
  return It == Wholes.end() ? nullptr : &It->second;
}

const Together *Search::writtenTogether(const SectionAccess &A, const SectionAccess &B) const {
  EntityId FA = lastField(W.P.Paths[A.Variable]), FB = lastField(W.P.Paths[B.Variable]);
  if (FA == FB)
    return nullptr;
  auto It = Pairs.find(std::minmax(FA, FB));
  const Together *Two = It != Pairs.end() && belongTogether(It->second) ? &It->second : nullptr;
  const Together *One = wholeOf(A);
  // Where a part is set by itself, the other one is as well.
  bool Alone = W.Matters.changes(FA) || W.Matters.changes(FB);
  return One && wholeOf(B) && (Two || !Alone) ? One : Two;
}

/// The event or branch in which the two values become one thing: a decision, or a number that
/// is kept or given back.
std::optional<EventId> Search::combined(FunctionId F, EventId A, EventId B) const {
  const FunctionSummary &Body = W.P.body(F);
  ValueFlow Flow(Body, W.P.Paths);
  auto Both = [&](const llvm::BitVector &From) {
    return From.test(A.index()) && From.test(B.index());
  };
  for (const Block &Here : Body.Blocks)
    if (Here.Condition && Both(Flow.sources(*Here.Condition)) &&
        llvm::none_of(Here.Successors, [&](BlockId S) { return isFailure(W.P, Body, S); }))
      return std::max(A, B);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    // What an unknown function is given is mostly printed.
    bool Known = E.Kind == EventKind::Return || E.Kind == EventKind::Write ||
                 (E.Kind == EventKind::Call && !W.Calls.callees(F, EventId(I)).empty());
    if (Known && EventId(I) != A && EventId(I) != B && Both(Flow.given(EventId(I))))
      return EventId(I);
  }
  return std::nullopt;
}

/// Whether \p F reads it twice, or looks at another field of the object twice: a version that
/// tells whether the two belong together.
bool Search::readsAgain(FunctionId F, const SectionAccess &A) const {
  std::map<PathId, std::set<EventId>> Reads;
  for (const SectionAccess &R : Steps.of(F))
    if (R.How == Use::Read)
      Reads[R.Variable].insert(R.Event);
  const AccessPath &Mine = W.P.Paths[A.Variable];
  return llvm::any_of(Reads, [&](const auto &Each) {
    const AccessPath &P = W.P.Paths[Each.first];
    // What it lies in is asked for each time that it is looked up.
    bool Around = P.Steps.size() < Mine.Steps.size() &&
                  std::equal(P.Steps.begin(), P.Steps.end(), Mine.Steps.begin());
    return Each.second.size() > 1 && P.Root == Mine.Root && P.RootOperand == Mine.RootOperand &&
           !Around;
  });
}

void Search::lookForReaders(FunctionId F) {
  std::vector<const SectionAccess *> Reads;
  for (const SectionAccess &A : Steps.of(F))
    if (A.Given && isCandidate(A) &&
        (PairsOf.count(lastField(W.P.Paths[A.Variable])) || wholeOf(A)))
      Reads.push_back(&A);
  for (size_t I = 0; I != Reads.size(); ++I)
    for (size_t J = 0; J != Reads.size(); ++J) {
      const SectionAccess &A = *Reads[I], &B = *Reads[J];
      if (A.Event >= B.Event || A.Step == B.Step || !sameObject(A.Variable, B.Variable))
        continue;
      const Together *T = writtenTogether(A, B);
      if (!T || T->Writers.count(F) || readsAgain(F, A))
        continue;
      // Who changes them has read them for that.
      if (llvm::any_of(Steps.of(F), [&](const SectionAccess &C) {
            return C.changes() && (C.Variable == A.Variable || C.Variable == B.Variable);
          }))
        continue;
      if (std::optional<EventId> At = combined(F, A.Event, B.Event))
        judge(F, {A, B, *At, T == wholeOf(A)}, *T);
    }
}

void Search::judge(FunctionId F, const Reader &R, const Together &T) {
  std::optional<std::pair<ContextId, Conflict>> Best;
  for (ContextId C : W.Ctx.of(F)) {
    PathId Path = W.Ctx.absolute(C, R.First.Variable);
    if (Path && R.OfOne) {
      AccessPath Whole = W.Ctx.Abs.Paths[Path];
      Whole.Steps.pop_back();
      Path = W.Ctx.Abs.Paths.intern(std::move(Whole));
    }
    std::optional<LocationKey> K = Path ? Accesses::keyOf(W.Ctx.Abs, Path) : std::nullopt;
    if (!K)
      continue;
    MemoryAccess Mine{C, R.First.Event, Path, false,
                      W.Ctx.Published.isUnpublished(F, R.First.Event, R.First.Variable)};
    if (W.Acc.isPrivate(Mine))
      continue;
    std::vector<HeldLock> Outer = heldOver(W, C, R.First.Event, R.Second.Event);
    GuardStatistics S = W.Guarding.statistics(*K);
    for (const MemoryAccess &Other : W.Acc.at(*K)) {
      if (!Other.Writes || W.Acc.isPrivate(Other) || keepsOut(W, Outer, Other) ||
          !T.Writers.count(W.Ctx[Other.Context].Function))
        continue;
      std::optional<Conflict> Found = Conflicts.judge(*K, Mine, Other, S, true);
      if (!Found || W.Ctx.root(Found->Roots.First).Signal)
        continue;
      Found->Level = std::min(Found->Level, Confidence::Medium);
      // A sum and a number that are one apart for a moment: mostly nobody minds.
      if (T.Counts || !Outer.empty() || W.Ctx.mayMove(Path) ||
          (W.Ctx.Abs.throughElement(Path) && !areOfOneElement(W.P, F, R.First, R.Second)) ||
          W.Ctx.root(Found->Roots.Second).Signal)
        Found->Level = Confidence::Low;
      if (!Best || Found->Level > Best->second.Level)
        Best = {C, *Found};
    }
  }
  Fields Both =
      std::minmax(lastField(W.P.Paths[R.First.Variable]), lastField(W.P.Paths[R.Second.Variable]));
  if (Best && Reported.insert({W.P.body(F).Where, Both}).second)
    report(Best->first, R, Best->second);
}

void Search::report(ContextId C, const Reader &R, const Conflict &Found) {
  auto Name = [&](const SectionAccess &Read) {
    PathId Path = W.Ctx.absolute(C, Read.Variable);
    return "'" + (Path ? Say.memberName(Path) : std::string("?")) + "'";
  };
  const std::string A = Name(R.First), B = Name(R.Second);
  findings::Finding F;
  F.Check = "heddle-torn-invariant";
  F.Level = Found.Level;
  F.Where = Say.placeOf(C, R.Second.Event);
  F.Function = Say.functionName(W.Ctx[C].Function);
  F.Message = A + " and " + B +
              " are written together, but read one after the other, and another thread can write "
              "both in between";
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C, Found.Roots.First, Order);
  uint32_t Old = Order;
  auto Reads = [&](const SectionAccess &S, const std::string &Name) {
    const Event &E = Say.event(C, S.Event);
    return (S.Depth && E.Callee ? "calls '" + Say.entityName(E.Callee) + "', which reads "
                                : "reads ") +
           Name;
  };
  Say.step(T1, C, R.First.Event, Reads(R.First, A), Order++);
  findings::Thread T2 = Say.thread(Found.Other.Context, Found.Roots.Second, Order);
  Say.step(T2, Found.Other.Context, Found.Other.Event, "writes " + A + ", and " + B + " with it",
           Order++);
  Say.step(T1, C, R.Second.Event, Reads(R.Second, B) + ", the new value", Order);
  F.Outcome = "the values of steps " + std::to_string(Old) + " and " + std::to_string(Order) +
              " never belonged together";
  F.Threads = {std::move(T1), std::move(T2)};
  F.Help = "keep the two in one struct behind one lock, or one atomic, and read them in one step";
  F.Identity = {W.P.entity(lastField(W.P.Paths[R.First.Variable])).Name,
                W.P.entity(lastField(W.P.Paths[R.Second.Variable])).Name,
                Say.stableName(W.Ctx[C].Function)};
  Out.push_back(std::move(F));
}

void Search::run() {
  auto Each = [&](auto Do) {
    for (size_t I = 0; I != W.P.Functions.size(); ++I)
      if (FunctionId F(I); Steps.of(F).size() > 1 && !makesObject(W, F))
        Do(F);
  };
  Each([&](FunctionId F) { collectPairs(F); });
  for (auto &[Both, T] : Pairs) {
    PairsOf[Both.first].push_back(Both);
    PairsOf[Both.second].push_back(Both);
  }
  if (Pairs.empty() && Wholes.empty())
    return;
  for (size_t I = 0; I != W.P.Functions.size(); ++I)
    if (FunctionId F(I); !Steps.of(F).empty() && !makesObject(W, F))
      countAlone(F);
  Each([&](FunctionId F) {
    if (!W.Ctx.of(F).empty())
      lookForReaders(F);
  });
}

void heddle::checks::tornInvariant(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
