//===- Analysis/GivenElements.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/GivenElements.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

/// Two names in one function, in the terms of that function, behind which a caller's two
/// elements lie: parameters, or fields of its object.
struct Names {
  AccessPath First, Second;
  auto key() const { return std::tie(First, Second); }
  friend bool operator<(const Names &A, const Names &B) { return A.key() < B.key(); }
};

/// How the two are chosen; in no way that counts, where some give them in an order.
struct Words {
  std::string First, Second;
  bool Ordered = false;
};

class Search {
public:
  Search(const Program &Prog, const CallGraph &G, const LockFlow &L, Contexts &C)
      : P(Prog), Calls(G), Locks(L), Ctx(C) {}

  std::vector<ElementPair> run() {
    for (size_t I = 0; I != P.Functions.size(); ++I)
      for (size_t E = 0; E != P.body(FunctionId(I)).Events.size(); ++E)
        collect(FunctionId(I), EventId(E));
    std::vector<ElementPair> Out;
    for (auto &[Key, How] : Given) {
      if (How.Ordered)
        continue;
      auto &[F, Which] = Key;
      addPairs(F, Which, How, Out);
      const FunctionFacts *Facts = P.functionFacts(P.body(F).Function);
      if (Facts && Facts->Constructor)
        if (std::optional<Names> Kept = keptIn(F, Which))
          for (FunctionId M : methodsOf(Facts->Class))
            addPairs(M, *Kept, How, Out);
    }
    return Out;
  }

private:
  void collect(FunctionId F, EventId Id);
  void give(FunctionId To, uint32_t First, uint32_t Second, const Argument &A, const Argument &B,
            bool Ordered);
  std::optional<Names> keptIn(FunctionId Constructor, const Names &Params) const;
  std::vector<FunctionId> methodsOf(EntityId Class) const;
  void addPairs(FunctionId F, const Names &Which, const Words &How, std::vector<ElementPair> &Out);

  const Program &P;
  const CallGraph &Calls;
  const LockFlow &Locks;
  Contexts &Ctx;
  std::map<std::pair<FunctionId, Names>, Words> Given;
};

AccessPath parameter(uint32_t Number) {
  AccessPath A;
  A.Root = RootKind::Param;
  A.RootOperand = Number;
  return A;
}

/// The steps behind \p Name, without the dereference of a pointer; none where \p Path does not
/// begin with it.
std::optional<llvm::ArrayRef<Step>> stepsBehind(const AccessPath &Name, const AccessPath &Path) {
  if (Path.Root != Name.Root || Path.RootOperand != Name.RootOperand ||
      Path.Steps.size() < Name.Steps.size() ||
      !std::equal(Name.Steps.begin(), Name.Steps.end(), Path.Steps.begin()))
    return std::nullopt;
  llvm::ArrayRef<Step> Rest = llvm::ArrayRef(Path.Steps).drop_front(Name.Steps.size());
  return Rest.drop_front(!Rest.empty() && Rest.front().Kind == StepKind::Deref);
}

} // namespace

void Search::collect(FunctionId F, EventId Id) {
  const FunctionSummary &Body = P.body(F);
  const Event &E = Body.Events[Id.index()];
  bool Starts = E.Kind == EventKind::Spawn && !E.Args.empty() && E.Args.front().Callable;
  if (E.Kind != EventKind::Call && !Starts)
    return;
  auto IsElement = [&](const Argument &A) {
    return A.Path && llvm::any_of(P.Paths[A.Path].Steps,
                                  [](const Step &S) { return S.Kind == StepKind::Element; });
  };
  llvm::SmallVector<uint32_t, 2> Elements;
  for (uint32_t I = Starts; I != E.Args.size(); ++I)
    if (IsElement(E.Args[I]))
      Elements.push_back(I);
  if (Elements.size() < 2)
    return;
  CallableId Callable = Starts ? E.Args.front().Callable : CallableId();
  uint32_t Before = Starts + (Starts && Body.Callables[Callable.index()].IsMethod);
  bool Ordered = putsInOrder(Body);
  for (FunctionId To : Starts ? Calls.callableTargets(F, Callable) : Calls.callees(F, Id))
    for (size_t I = 0; I + 1 < Elements.size(); ++I)
      if (Elements[I] >= Before)
        give(To, Elements[I] - Before, Elements[I + 1] - Before, E.Args[Elements[I]],
             E.Args[Elements[I + 1]], Ordered);
}

void Search::give(FunctionId To, uint32_t First, uint32_t Second, const Argument &A,
                  const Argument &B, bool Ordered) {
  auto [It, New] = Given.try_emplace({To, Names{parameter(First), parameter(Second)}});
  Words &How = It->second;
  Ordered |= A.Path != B.Path || !areInAnyOrder(A.Chosen, B.Chosen);
  // One gives them in this order, another one in that: somebody has thought of it.
  Ordered |= !New && How.First == B.Chosen && How.Second == A.Chosen;
  How.Ordered |= Ordered;
  if (New) {
    How.First = A.Chosen;
    How.Second = B.Chosen;
  }
}

/// The fields in which the constructor keeps references or pointers to the two.
std::optional<Names> Search::keptIn(FunctionId Constructor, const Names &Params) const {
  Names Out;
  for (const Event &E : P.body(Constructor).Events) {
    if (E.Kind != EventKind::Store || !E.Object || !E.Source)
      continue;
    const AccessPath &To = P.Paths[E.Object], &From = P.Paths[E.Source];
    bool IsField = To.Root == RootKind::This && To.Steps.size() == 1 &&
                   To.Steps.front().Kind == StepKind::Field;
    if (!IsField || From.Root != RootKind::Param)
      continue;
    AccessPath Field = To;
    Field.AddressOf = false;
    if (From.RootOperand == Params.First.RootOperand)
      Out.First = Field;
    if (From.RootOperand == Params.Second.RootOperand)
      Out.Second = Field;
  }
  bool Both = !Out.First.Steps.empty() && !Out.Second.Steps.empty();
  return Both ? std::optional(Out) : std::nullopt;
}

std::vector<FunctionId> Search::methodsOf(EntityId Class) const {
  std::vector<FunctionId> Out;
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    const FunctionFacts *Facts = P.functionFacts(P.body(FunctionId(I)).Function);
    if (Facts && Facts->Class == Class && !Facts->Static)
      Out.push_back(FunctionId(I));
  }
  return Out;
}

/// Where \p F takes a lock of the one with that of the other held, if it always does so in
/// one order.
void Search::addPairs(FunctionId F, const Names &Which, const Words &How,
                      std::vector<ElementPair> &Out) {
  std::vector<ElementPair> Straight, Reversed;
  for (const Taken &T : Locks.taken(F))
    for (const LockEntry &Held : Locks.before(F, T.Event)) {
      bool Shared = Held.Mode == LockMode::Shared && T.Mode == LockMode::Shared;
      if (Held.Must != analysis::Held::Yes || Held.What != Exclusion::Lock || !Held.Site || Shared)
        continue;
      auto Fits = [&](const AccessPath &A, const AccessPath &B) {
        auto One = stepsBehind(A, P.Paths[Held.Lock]), Two = stepsBehind(B, P.Paths[T.Lock]);
        return One && Two && *One == *Two;
      };
      bool InOrder = Fits(Which.First, Which.Second);
      if (!InOrder && !Fits(Which.Second, Which.First))
        continue;
      ElementPair Pair;
      Pair.Given = true;
      Pair.First = asWritten(InOrder ? How.First : How.Second);
      Pair.Second = asWritten(InOrder ? How.Second : How.First);
      for (ContextId C : Ctx.of(F))
        if (std::optional<LockEdge> E = edgeAt(Ctx, C, Held, T))
          Pair.Ways.push_back(std::move(*E));
      if (!Pair.Ways.empty())
        (InOrder ? Straight : Reversed).push_back(std::move(Pair));
    }
  if (Straight.empty() == Reversed.empty() || putsInOrder(P.body(F)))
    return;
  llvm::move(Straight, std::back_inserter(Out));
  llvm::move(Reversed, std::back_inserter(Out));
}

std::vector<ElementPair> heddle::analysis::pairsOfGivenElements(const Program &P,
                                                                const CallGraph &Calls,
                                                                const LockFlow &Locks,
                                                                Contexts &Ctx) {
  return Search(P, Calls, Locks, Ctx).run();
}
