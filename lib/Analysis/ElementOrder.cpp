//===- Analysis/ElementOrder.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/ElementOrder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The names behind a mark: what may have changed between the two.
static std::set<llvm::StringRef> markedNames(llvm::StringRef Words) {
  std::set<llvm::StringRef> Out;
  for (size_t At = Words.find('@'); At != llvm::StringRef::npos; At = Words.find('@', At + 1))
    Out.insert(
        Words.substr(At + 1).take_while([](char C) { return llvm::isAlnum(C) || C == '_'; }));
  return Out;
}

/// Whether \p Larger is \p Smaller and a constant more or less.
static bool isNeighbour(llvm::StringRef Smaller, llvm::StringRef Larger) {
  Larger.consume_front("(");
  Larger.consume_back(")");
  if (!Larger.consume_front(Smaller))
    return false;
  if (!Larger.consume_front(" + ") && !Larger.consume_front(" - "))
    return false;
  return !Larger.empty() && llvm::all_of(Larger, llvm::isDigit);
}

bool heddle::analysis::areInAnyOrder(llvm::StringRef First, llvm::StringRef Second) {
  return !First.empty() && !Second.empty() && First != Second &&
         markedNames(First) == markedNames(Second) && !isNeighbour(First, Second) &&
         !isNeighbour(Second, First);
}

std::string heddle::analysis::asWritten(llvm::StringRef Words) {
  std::string Out = Words.str();
  llvm::erase(Out, '@');
  return Out;
}

/// How the lock is chosen that the event takes: it is its object, or the first argument that
/// is an element.
static llvm::StringRef chosenAt(const Event &E) {
  if (!E.Chosen.empty())
    return E.Chosen;
  for (const Argument &A : E.Args)
    if (!A.Chosen.empty())
      return A.Chosen;
  return "";
}

std::vector<ElementPair> heddle::analysis::pairsOfElements(const Program &P, const LockGraph &G,
                                                           Contexts &Ctx) {
  using Place = std::tuple<FunctionId, EventId, EventId>;
  std::map<Place, ElementPair> Found;
  std::set<std::tuple<FunctionId, std::string, std::string>> Orders;
  for (const LockEdge &E : G.repeated()) {
    FunctionId F = Ctx[E.To.Context].Function;
    bool Shared = E.From.Mode == LockMode::Shared && E.To.Mode == LockMode::Shared;
    if (E.From.Context != E.To.Context || E.From.Function != F || !E.From.Site || !E.From.Must ||
        Shared || !Ctx.Abs.throughElement(E.To.Lock))
      continue;
    llvm::ArrayRef<Event> Events = P.body(F).Events;
    llvm::StringRef Held = chosenAt(Events[E.From.Site.index()]),
                    Awaited = chosenAt(Events[E.To.Event.index()]);
    if (!areInAnyOrder(Held, Awaited))
      continue;
    Orders.insert({F, Held.str(), Awaited.str()});
    ElementPair &Pair = Found[{F, E.From.Site, E.To.Event}];
    Pair.First = Held;
    Pair.Second = Awaited;
    Pair.Ways.push_back(E);
  }
  std::vector<ElementPair> Out;
  for (auto &[Where, Pair] : Found) {
    if (Orders.contains({std::get<FunctionId>(Where), Pair.Second, Pair.First}))
      continue;
    Pair.First = asWritten(Pair.First);
    Pair.Second = asWritten(Pair.Second);
    Out.push_back(std::move(Pair));
  }
  return Out;
}

bool heddle::analysis::putsInOrder(const FunctionSummary &F) {
  return llvm::any_of(F.Blocks, [](const Block &B) {
    if (!B.Condition || B.Condition->IsLoop || !B.Condition->Left || !B.Condition->Right)
      return false;
    Comparison Op = B.Condition->Op;
    return Op == Comparison::Lt || Op == Comparison::Le || Op == Comparison::Gt ||
           Op == Comparison::Ge;
  });
}

bool heddle::analysis::isOrderedByCaller(const Program &P, const Contexts &Ctx, const LockEdge &E,
                                         RootId R) {
  // Two calls up are near enough to be about the same two values.
  constexpr size_t Near = 2;
  Contexts::Way Way = Ctx.callPath(E.To.Context, R);
  size_t From = Way.size() > Near ? Way.size() - Near : 0;
  return llvm::any_of(llvm::ArrayRef(Way).drop_front(From),
                      [&](auto &Call) { return putsInOrder(P.body(Ctx[Call.first].Function)); });
}

std::optional<LockEdge> heddle::analysis::edgeAt(Contexts &Ctx, ContextId C, const LockEntry &Held,
                                                 const Taken &T) {
  LockEdge E;
  E.From.Lock = Ctx.absolute(C, Held.Lock);
  E.From.Mode = Held.Mode;
  E.From.Function = Ctx[C].Function;
  E.From.Site = Held.Site;
  E.From.Context = C;
  E.To = {C, T.Event, Ctx.absolute(C, T.Lock), T.Mode};
  if (!E.From.Lock || !E.To.Lock)
    return std::nullopt;
  for (const HeldLock &H : Ctx.heldAt(C, T.Event))
    if (H.Must && H.Lock != E.From.Lock)
      E.Gates.push_back(H);
  return E;
}
