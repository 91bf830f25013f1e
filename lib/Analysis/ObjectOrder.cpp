//===- Analysis/ObjectOrder.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/ObjectOrder.h"
#include "Analysis/ElementOrder.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

bool isOrdering(Comparison Op) {
  return Op == Comparison::Lt || Op == Comparison::Le || Op == Comparison::Gt ||
         Op == Comparison::Ge;
}

/// Of which objects the values of a condition are.
class Values {
public:
  Values(const Program &Prog, const LockFlow &L, const Objects &O, const Context &Where,
         const GivenPair &G)
      : P(Prog), Locks(L), Abs(O), C(Where), First(G.First), Second(G.Second) {}

  bool OfFirst = false, OfSecond = false;

  void path(PathId Path) {
    if (!Path)
      return;
    Path = Locks.normalise(C.Function, Path);
    const AccessPath &A = P.Paths[Path];
    if (A.Root == RootKind::Result) {
      event(EventId(A.RootOperand));
      return;
    }
    PathId Bound;
    if (A.Root == RootKind::This)
      Bound = C.Bound.This;
    else if (A.Root == RootKind::Param && A.RootOperand < C.Bound.Params.size())
      Bound = C.Bound.Params[A.RootOperand];
    else if (A.Root == RootKind::Capture && A.RootOperand < C.Bound.Captures.size())
      Bound = C.Bound.Captures[A.RootOperand];
    if (!Bound)
      return;
    // What both are part of tells nothing of either.
    AccessPath Object = Abs.Paths[Bound];
    Object.AddressOf = false;
    bool InFirst = isPrefix(Object, Abs.Paths[First]),
         InSecond = isPrefix(Object, Abs.Paths[Second]);
    OfFirst |= InFirst && !InSecond;
    OfSecond |= InSecond && !InFirst;
  }

  void event(EventId Id) {
    llvm::ArrayRef<Event> Events = P.body(C.Function).Events;
    if (!Id || Id.index() >= Events.size() || !Seen.insert(Id).second)
      return;
    const Event &E = Events[Id.index()];
    path(E.Object);
    for (const Argument &A : E.Args) {
      path(A.Path);
      llvm::for_each(A.Uses, [&](EventId U) { event(U); });
    }
    llvm::for_each(E.Uses, [&](EventId U) { event(U); });
  }

private:
  const Program &P;
  const LockFlow &Locks;
  const Objects &Abs;
  const Context &C;
  PathId First, Second;
  std::set<EventId> Seen;
};

/// The steps from the object on that a pointer or reference parameter names.
llvm::ArrayRef<Step> stepsInObject(const AccessPath &A) {
  bool Pointer =
      A.Root == RootKind::Param && !A.Steps.empty() && A.Steps.front().Kind == StepKind::Deref;
  return llvm::ArrayRef(A.Steps).drop_front(Pointer);
}

} // namespace

bool ObjectOrder::givenByCaller(PathId Object) const {
  const Origin *O = Ctx.Abs.originOf(Object);
  return O && (O->What == Origin::Kind::Parameter || O->What == Origin::Kind::Shared);
}

std::optional<GivenPair> ObjectOrder::pair(const LockEdge &E) const {
  if (E.From.Mode == LockMode::Shared && E.To.Mode == LockMode::Shared)
    return std::nullopt;
  const AccessPath &A = Ctx.Abs.Paths[E.From.Lock], &B = Ctx.Abs.Paths[E.To.Lock];
  const Origin *OA = Ctx.Abs.originOf(E.From.Lock), *OB = Ctx.Abs.originOf(E.To.Lock);
  if (A.Steps != B.Steps || !givenByCaller(E.From.Lock) || !givenByCaller(E.To.Lock) || OA == OB ||
      OA->Class != OB->Class)
    return std::nullopt;
  return GivenPair{E, E.From.Lock, E.To.Lock, A.Steps.empty()};
}

/// The locks \p Held and \p T of the function of \p C, if they are those of two objects that
/// a root's caller gave.
std::optional<GivenPair> ObjectOrder::pair(ContextId C, const LockEntry &Held,
                                           const Taken &T) const {
  const Context &Where = Ctx[C];
  auto Object = [&](const AccessPath &Lock) -> PathId {
    PathId Bound;
    if (Lock.Root == RootKind::This)
      Bound = Where.Bound.This;
    else if (Lock.RootOperand < Where.Bound.Params.size())
      Bound = Where.Bound.Params[Lock.RootOperand];
    return Bound && givenByCaller(Bound) && Ctx.Abs.Paths[Bound].Steps.empty() ? Bound : PathId();
  };
  const AccessPath &A = P.Paths[Held.Lock], &B = P.Paths[T.Lock];
  GivenPair G;
  G.First = Object(A);
  G.Second = Object(B);
  G.Bare = stepsInObject(A).empty();
  if (!G.First || !G.Second || G.First == G.Second ||
      Ctx.Abs.originOf(G.First)->Class != Ctx.Abs.originOf(G.Second)->Class)
    return std::nullopt;
  std::optional<LockEdge> E = edgeAt(Ctx, C, Held, T);
  if (!E)
    return std::nullopt;
  G.Edge = std::move(*E);
  return G;
}

/// What a pointer that a caller gave names is not known: in absolute terms both locks are
/// those of some object. In the function's own terms they are of two.
std::vector<GivenPair> ObjectOrder::pairsOfParameters() const {
  std::vector<GivenPair> Out;
  auto Two = [&](const LockEntry &Held, const Taken &T) {
    const AccessPath &A = P.Paths[Held.Lock], &B = P.Paths[T.Lock];
    auto Given = [](const AccessPath &X) {
      return X.Root == RootKind::This || X.Root == RootKind::Param;
    };
    auto IsDeref = [](const Step &S) { return S.Kind == StepKind::Deref; };
    return std::tie(A.Root, A.RootOperand) != std::tie(B.Root, B.RootOperand) && Given(A) &&
           Given(B) && stepsInObject(A) == stepsInObject(B) &&
           llvm::none_of(stepsInObject(A), IsDeref);
  };
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    FunctionId F(I);
    if (P.body(F).Params.empty())
      continue;
    for (const Taken &T : Locks.taken(F))
      for (const LockEntry &Held : Locks.before(F, T.Event)) {
        bool Shared = Held.Mode == LockMode::Shared && T.Mode == LockMode::Shared;
        if (Held.Must != analysis::Held::Yes || Held.What != Exclusion::Lock || !Held.Site ||
            Shared || !Two(Held, T))
          continue;
        for (ContextId C : Ctx.of(F))
          if (std::optional<GivenPair> G = pair(C, Held, T))
            Out.push_back(std::move(*G));
      }
  }
  return Out;
}

bool ObjectOrder::orders(ContextId C, const Branch &B, const GivenPair &G) const {
  if (B.IsLoop)
    return false;
  bool Compared = B.Left && B.Right;
  if (Compared && !isOrdering(B.Op))
    return false;
  const Context &Where = Ctx[C];
  if (B.Source) {
    const Event &E = P.body(Where.Function).Events[B.Source.index()];
    llvm::StringRef Name = E.Callee ? llvm::StringRef(P.entity(E.Callee).Name) : "";
    // Of a class's own: equality.
    if (E.Kind != EventKind::Call || Name.ends_with("operator==") || Name.ends_with("operator!="))
      return false;
  } else if (!Compared) {
    return false;
  }
  Values V(P, Locks, Ctx.Abs, Where, G);
  V.path(B.Left);
  V.path(B.Right);
  V.event(B.Source);
  llvm::for_each(B.Uses, [&](EventId U) { V.event(U); });
  if (V.OfFirst || V.OfSecond)
    return V.OfFirst && V.OfSecond;
  // Of locals that were made from the objects not everything is known. The parts of
  // one object are not told apart by comparing.
  const AccessPath &First = Ctx.Abs.Paths[G.First], &Second = Ctx.Abs.Paths[G.Second];
  return Compared &&
         std::tie(First.Root, First.RootOperand) != std::tie(Second.Root, Second.RootOperand);
}

bool ObjectOrder::compares(ContextId C, const GivenPair &G) const {
  return llvm::any_of(P.body(Ctx[C].Function).Blocks,
                      [&](const Block &B) { return B.Condition && orders(C, *B.Condition, G); });
}

bool ObjectOrder::isFixed(const LockEdge &E) const {
  const std::vector<RootId> &Roots = Ctx[E.To.Context].Roots;
  return !Roots.empty() && isFixed({E, E.From.Lock, E.To.Lock, false}, Roots.front());
}

bool ObjectOrder::isFixed(const GivenPair &G, RootId R) const {
  ContextId Wait = G.Edge.To.Context, Hold = G.Edge.From.Context;
  if (compares(Wait, G) || (Hold && compares(Hold, G)))
    return true;
  return llvm::any_of(Ctx.callPath(Wait, R), [&](auto &Call) { return compares(Call.first, G); });
}
