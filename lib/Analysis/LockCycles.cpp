//===- Analysis/LockCycles.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockCycles.h"
#include "Analysis/GivenElements.h"
#include "Analysis/ObjectOrder.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

using EdgeMap = std::map<std::pair<LockClass, LockClass>, std::vector<LockEdge>>;

class CycleSearch {
public:
  CycleSearch(const EdgeMap &E, Contexts &C, const Parallel &O, const LockMeetings &M,
              bool OfPlaces)
      : Edges(E), Ctx(C), Order(O), Meetings(M), Places(OfPlaces) {
    for (auto &[Key, Found] : Edges)
      if (Key.first != Key.second && nameable(Key.first) && nameable(Key.second))
        Successors[Key.first].push_back(Key.second);
    findComponents();
    NoMain = llvm::none_of(Ctx.roots(), [](const Root &R) { return R.What == Root::Kind::Main; });
  }

  std::vector<LockCycle> run() {
    std::vector<LockCycle> Out;
    std::set<std::set<LockClass>> Seen;
    for (auto &[Key, Found] : Edges) {
      auto From = Component.find(Key.first), To = Component.find(Key.second);
      if (Key.first == Key.second || From == Component.end() || To == Component.end() ||
          From->second != To->second)
        continue;
      std::vector<LockClass> Nodes = shortestCycle(Key.first, Key.second);
      if (Nodes.empty() || !Seen.insert(std::set(Nodes.begin(), Nodes.end())).second)
        continue;
      if (std::optional<LockCycle> C = witnesses(Nodes))
        Out.push_back(std::move(*C));
    }
    return Out;
  }

  Evidence parallel(const LockEdge &A, const LockEdge &B, Parallel::Pair &Roots) const;

private:
  /// A lock of which nothing but its type is known says nothing of an order.
  bool nameable(const LockClass &C) const {
    if (Places || C.What != LockClass::Kind::Origin)
      return true;
    const Origin *O = Ctx.Abs.originOf(PathId(C.Id));
    return O && O->What == Origin::Kind::Local;
  }

  /// Cycles lie within strongly connected components (Kosaraju and Sharir).
  void findComponents() {
    std::map<LockClass, std::vector<LockClass>> Reverse;
    std::vector<LockClass> Order;
    std::set<LockClass> Seen;
    auto Visit = [](const LockClass &Start, auto &Graph, std::set<LockClass> &Done, auto Finish) {
      if (!Done.insert(Start).second)
        return;
      std::vector<std::pair<LockClass, size_t>> Stack{{Start, 0}};
      while (!Stack.empty()) {
        auto [Node, Next] = Stack.back();
        auto It = Graph.find(Node);
        if (It == Graph.end() || Next == It->second.size()) {
          Finish(Node);
          Stack.pop_back();
          continue;
        }
        ++Stack.back().second;
        if (Done.insert(It->second[Next]).second)
          Stack.push_back({It->second[Next], 0});
      }
    };
    for (auto &[From, To] : Successors) {
      for (const LockClass &T : To)
        Reverse[T].push_back(From);
      Visit(From, Successors, Seen, [&](const LockClass &N) { Order.push_back(N); });
    }
    Seen.clear();
    uint32_t Number = 0;
    for (const LockClass &N : llvm::reverse(Order)) {
      Visit(N, Reverse, Seen, [&](const LockClass &M) { Component[M] = Number; });
      ++Number;
    }
  }

  /// From -> To -> … -> From.
  std::vector<LockClass> shortestCycle(const LockClass &From, const LockClass &To) const {
    std::map<LockClass, LockClass> Before;
    std::deque<LockClass> Queue{To};
    std::set<LockClass> Seen{To};
    while (!Queue.empty()) {
      LockClass Here = Queue.front();
      Queue.pop_front();
      if (Here == From) {
        std::vector<LockClass> Nodes;
        for (LockClass N = From; N != To; N = Before.at(N))
          Nodes.push_back(N);
        Nodes.push_back(To);
        std::reverse(Nodes.begin(), Nodes.end());
        std::rotate(Nodes.begin(), Nodes.end() - 1, Nodes.end());
        return Nodes;
      }
      auto It = Successors.find(Here);
      if (It == Successors.end())
        continue;
      for (const LockClass &Next : It->second)
        if (Component.at(Next) == Component.at(From) && Seen.insert(Next).second) {
          Before[Next] = Here;
          Queue.push_back(Next);
        }
    }
    return {};
  }

  /// A lock that both hold while they wait keeps them apart: of others, or the one that
  /// the cycle is about. Two holders in shared mode do not.
  static bool haveCommonGate(const LockEdge &A, const LockEdge &B) {
    auto Apart = [](const HeldLock &X, const HeldLock &Y) {
      return X.Lock == Y.Lock && !(X.Mode == LockMode::Shared && Y.Mode == LockMode::Shared);
    };
    auto Holds = [&](const LockEdge &E, const HeldLock &Y) {
      return llvm::any_of(E.Gates, [&](const HeldLock &X) { return Apart(X, Y); });
    };
    return Holds(A, B.From) || Holds(B, A.From) ||
           llvm::any_of(B.Gates, [&](const HeldLock &Y) { return Holds(A, Y); });
  }

  /// What is known of the waiting end of \p A and the holding end of \p B.
  Meeting meet(const LockEdge &A, const LockEdge &B) const {
    if (A.To.Mode == LockMode::Shared && B.From.Mode == LockMode::Shared)
      return Meeting::Never;
    return Meetings.of(A.To.Lock, B.From.Lock);
  }

  std::optional<LockCycle> witnesses(const std::vector<LockClass> &Nodes) const {
    LockCycle Best;
    std::vector<const LockEdge *> Chosen(Nodes.size());
    choose(Nodes, 0, Chosen, Best);
    if (Best.How == Evidence::None)
      return std::nullopt;
    return Best;
  }

  /// Tries witnesses for edge \p I; keeps the best full choice. The number of
  /// combinations is bounded.
  void choose(const std::vector<LockClass> &Nodes, size_t I, std::vector<const LockEdge *> &Chosen,
              LockCycle &Best) const {
    if (I == Nodes.size()) {
      consider(Nodes, Chosen, Best);
      return;
    }
    const auto &Found = Edges.at({Nodes[I], Nodes[(I + 1) % Nodes.size()]});
    size_t Most = Nodes.size() == 2 ? 24 : 6;
    for (const LockEdge &E : llvm::ArrayRef(Found).take_front(Most)) {
      if (I != 0 && meet(*Chosen[I - 1], E) == Meeting::Never)
        continue;
      if (I + 1 == Nodes.size() && meet(E, *Chosen[0]) == Meeting::Never)
        continue;
      if (llvm::any_of(llvm::ArrayRef(Chosen).take_front(I),
                       [&](const LockEdge *O) { return haveCommonGate(*O, E); }))
        continue;
      Chosen[I] = &E;
      choose(Nodes, I + 1, Chosen, Best);
      if (Best.How == Evidence::Visible && Best.strength() == LockCycle::Strength::Strong)
        return;
    }
  }

  void consider(const std::vector<LockClass> &Nodes, llvm::ArrayRef<const LockEdge *> Chosen,
                LockCycle &Best) const {
    LockCycle C;
    C.Nodes = Nodes;
    C.How = Evidence::Visible;
    C.Places = Places;
    C.Structure = true;
    C.Roots.resize(Nodes.size());
    for (size_t I = 0; I != Chosen.size(); ++I) {
      Meeting M = Meetings.of(Chosen[I]->To.Lock, Chosen[(I + 1) % Chosen.size()]->From.Lock);
      C.Met = std::min(C.Met, M);
      C.AnyIsOne |= M == Meeting::Same && Ctx.Abs.namesOne(Chosen[I]->To.Lock);
      C.Structure &= Meetings.leadsOn(Chosen[I]->From.Lock, Chosen[I]->To.Lock);
    }
    for (size_t I = 0; I != Chosen.size(); ++I) {
      C.Edges.push_back(*Chosen[I]);
      C.Certain &= Chosen[I]->From.Must && !Ctx[Chosen[I]->To.Context].Merged;
      for (size_t J = I + 1; J != Chosen.size(); ++J) {
        Parallel::Pair Roots;
        C.How = std::min(C.How, parallel(*Chosen[I], *Chosen[J], Roots));
        if (C.How == Evidence::None)
          return;
        // Each thread that runs the function has a lock of its own there.
        for (const LockEdge *E : {Chosen[I], Chosen[J]})
          for (PathId Lock : {E->From.Lock, E->To.Lock})
            if (Ctx.owns(Roots.First, Lock) && Ctx.owns(Roots.Second, Lock))
              return;
        C.Roots[I] = Roots.First;
        C.Roots[J] = Roots.Second;
      }
    }
    if (std::tuple(C.strength(), C.How, C.Met) > std::tuple(Best.strength(), Best.How, Best.Met))
      Best = std::move(C);
  }

  const EdgeMap &Edges;
  Contexts &Ctx;
  const Parallel &Order;
  const LockMeetings &Meetings;
  bool Places;
  std::map<LockClass, std::vector<LockClass>> Successors;
  std::map<LockClass, uint32_t> Component;
  bool NoMain = false;
};

Evidence CycleSearch::parallel(const LockEdge &A, const LockEdge &B, Parallel::Pair &Roots) const {
  Roots = Order.best(A.To.Context, A.To.Event, B.To.Context, B.To.Event);
  if (Roots.How != Evidence::None)
    return Roots.How;
  // Functions that are offered to others and lock what others lock are meant
  // to be called by many threads; where a main is in sight, it decides.
  for (RootId RA : Ctx[A.To.Context].Roots)
    for (RootId RB : Ctx[B.To.Context].Roots) {
      auto Offered = [&](RootId R) {
        Root::Kind K = Ctx.root(R).What;
        return K == Root::Kind::Entry || K == Root::Kind::Api;
      };
      if (!Offered(RA) || !Offered(RB))
        continue;
      Roots = {NoMain ? Evidence::Interface : Evidence::Guess, RA, RB};
      return Roots.How;
    }
  return Evidence::None;
}

/// The locks of one class on objects that are known, as a graph of their own.
EdgeMap betweenPlaces(llvm::ArrayRef<LockEdge> Edges, const LockMeetings &Meetings,
                      const ObjectOrder &Objects) {
  EdgeMap Out;
  for (const LockEdge &E : Edges) {
    PathId From = Meetings.place(E.From.Lock), To = Meetings.place(E.To.Lock);
    if (From && To && From != To && !Objects.isFixed(E))
      Out[{LockClass{LockClass::Kind::Origin, From.index()},
           LockClass{LockClass::Kind::Origin, To.index()}}]
          .push_back(E);
  }
  return Out;
}

/// Two locks of one class: a deadlock unless the order of the objects is
/// fixed. Only objects that a caller can name in either order count.
std::optional<LockCycle> givenInAnyOrder(const GivenPair &G, const ObjectOrder &Objects,
                                         const CycleSearch &Search, const LockClass &Class,
                                         const Contexts &Ctx) {
  const LockEdge &E = G.Edge;
  // A lock of one known object keeps all who come here apart.
  bool Gate = llvm::any_of(E.Gates, [&](const HeldLock &H) {
    return H.Mode == LockMode::Exclusive && Ctx.Abs.namesOne(H.Lock);
  });
  if (!E.From.Must || Gate)
    return std::nullopt;
  Parallel::Pair Roots;
  Evidence How = Search.parallel(E, E, Roots);
  if (How == Evidence::None || Objects.isFixed(G, Roots.First))
    return std::nullopt;
  LockCycle C;
  C.Nodes = {Class};
  C.Edges = {E};
  C.Roots = {Roots.First, Roots.Second};
  C.How = How;
  C.TwoObjects = true;
  C.Met = G.Bare ? Meeting::Far : Meeting::Alike;
  C.Certain = !Ctx[E.To.Context].Merged;
  return C;
}

/// Two threads that take the locks of two elements, each in the order in which they come.
std::optional<LockCycle> elementsInAnyOrder(const Program &P, const ElementPair &Pair,
                                            const CycleSearch &Search, const LockClass &Class,
                                            const Contexts &Ctx) {
  constexpr size_t MostWays = 16;
  llvm::ArrayRef<LockEdge> Ways = llvm::ArrayRef(Pair.Ways).take_front(MostWays);
  std::optional<LockCycle> Best;
  for (const LockEdge &A : Ways)
    for (const LockEdge &B : Ways) {
      bool Gate = llvm::any_of(A.Gates, [&](const HeldLock &H) {
        return H.Mode == LockMode::Exclusive && Ctx.Abs.namesOne(H.Lock);
      });
      Parallel::Pair Roots;
      bool Apart = !Pair.Given && A.To.Lock != B.To.Lock;
      Evidence How = Gate || Apart ? Evidence::None : Search.parallel(A, B, Roots);
      if (How == Evidence::None || (Best && Best->How >= How) ||
          (Ctx.owns(Roots.First, A.To.Lock) && Ctx.owns(Roots.Second, B.To.Lock)) ||
          isOrderedByCaller(P, Ctx, A, Roots.First) || isOrderedByCaller(P, Ctx, B, Roots.Second))
        continue;
      LockCycle C;
      C.Nodes = {Class};
      C.Edges = {A};
      C.Roots = {Roots.First, Roots.Second};
      C.How = How;
      C.TwoObjects = true;
      C.FirstElement = Pair.First;
      C.SecondElement = Pair.Second;
      C.Met = Pair.Given || Ctx.Abs.known(A.To.Lock) || How == Evidence::Interface ? Meeting::Alike
                                                                                   : Meeting::Far;
      C.Certain = !Ctx[A.To.Context].Merged && !Ctx[B.To.Context].Merged;
      Best = std::move(C);
    }
  return Best;
}

/// A longer cycle over an edge of a shorter one, whose locks it has as well: the
/// shorter one is the cause.
void dropFollowing(std::vector<LockCycle> &Cycles) {
  auto EdgesOf = [](const LockCycle &C) {
    std::set<std::pair<LockClass, LockClass>> Out;
    for (size_t I = 0; I != C.Nodes.size(); ++I)
      Out.insert({C.Nodes[I], C.Nodes[(I + 1) % C.Nodes.size()]});
    return Out;
  };
  std::vector<LockCycle> Kept;
  for (const LockCycle &C : Cycles) {
    auto Own = EdgesOf(C);
    bool Follows = llvm::any_of(Cycles, [&](const LockCycle &Shorter) {
      return Shorter.Nodes.size() > 1 && Shorter.Nodes.size() < C.Nodes.size() &&
             Shorter.strength() >= C.strength() &&
             llvm::all_of(
                 Shorter.Nodes,
                 [&](const LockClass &N) { return llvm::is_contained(C.Nodes, N); }) &&
             llvm::any_of(EdgesOf(Shorter), [&](auto &E) { return Own.contains(E); });
    });
    if (!Follows)
      Kept.push_back(C);
  }
  Cycles = std::move(Kept);
}

} // namespace

LockCycle::Strength LockCycle::strength() const {
  if (!Certain || How <= Evidence::Guess || Met <= Meeting::Far)
    return Strength::Weak;
  if (Met == Meeting::Same)
    return How == Evidence::Visible ? Strength::Strong : Strength::Fair;
  return Met == Meeting::Alike || AnyIsOne || Structure ? Strength::Fair : Strength::Weak;
}

std::vector<LockCycle> heddle::analysis::findLockCycles(const Program &P, const CallGraph &Calls,
                                                        const LockFlow &Locks, const LockGraph &G,
                                                        Contexts &Ctx, const Parallel &Order) {
  LockMeetings Meetings(P, Ctx, G.classes());
  ObjectOrder Objects(P, Locks, Ctx);
  CycleSearch OfClasses(G.edges(), Ctx, Order, Meetings, false);
  std::vector<LockCycle> Out = OfClasses.run();
  // Of the locks of one class: one finding for each.
  std::map<LockClass, std::vector<GivenPair>> Given;
  std::set<LockClass> Told;
  for (auto &[Key, Edges] : G.edges()) {
    if (Key.first != Key.second)
      continue;
    EdgeMap Between = betweenPlaces(Edges, Meetings, Objects);
    std::vector<LockCycle> Known = CycleSearch(Between, Ctx, Order, Meetings, true).run();
    if (llvm::any_of(Known,
                     [](const LockCycle &C) { return C.strength() != LockCycle::Strength::Weak; }))
      Told.insert(Key.first);
    else
      for (const LockEdge &E : Edges)
        if (std::optional<GivenPair> Pair = Objects.pair(E))
          Given[Key.first].push_back(std::move(*Pair));
    llvm::move(Known, std::back_inserter(Out));
  }
  for (GivenPair &Pair : Objects.pairsOfParameters())
    Given[G.classes().of(Pair.Edge.To.Lock)].push_back(std::move(Pair));
  for (auto &[Class, Pairs] : Given)
    for (const GivenPair &Pair : Pairs) {
      if (Told.contains(Class))
        break;
      if (std::optional<LockCycle> C = givenInAnyOrder(Pair, Objects, OfClasses, Class, Ctx)) {
        Told.insert(Class);
        Out.push_back(std::move(*C));
      }
    }
  std::vector<ElementPair> Elements = pairsOfElements(P, G, Ctx);
  llvm::move(pairsOfGivenElements(P, Calls, Locks, Ctx), std::back_inserter(Elements));
  for (const ElementPair &Pair : Elements) {
    const LockClass &Class = G.classes().of(Pair.Ways.front().To.Lock);
    if (Told.contains(Class))
      continue;
    if (std::optional<LockCycle> C = elementsInAnyOrder(P, Pair, OfClasses, Class, Ctx)) {
      Told.insert(Class);
      Out.push_back(std::move(*C));
    }
  }
  dropFollowing(Out);
  return Out;
}
