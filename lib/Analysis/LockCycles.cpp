//===- Analysis/LockCycles.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockCycles.h"
#include "Analysis/Pointers.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

using Pair = std::pair<LockClass, LockClass>;

class CycleSearch {
public:
  CycleSearch(const Program &Prog, const LockGraph &Graph, const Contexts &C, const Parallel &O)
      : P(Prog), G(Graph), Ctx(C), Order(O) {
    for (auto &[Key, Edges] : G.edges())
      if (Key.first != Key.second && nameable(Key.first) && nameable(Key.second))
        Successors[Key.first].push_back(Key.second);
    findComponents();
    NoMain = llvm::none_of(Ctx.roots(), [](const Root &R) { return R.What == Root::Kind::Main; });
  }

  std::vector<LockCycle> run() {
    std::set<std::set<LockClass>> Seen;
    for (auto &[Key, Edges] : G.edges()) {
      if (Key.first == Key.second) {
        sameClass(Key.first, Edges);
        continue;
      }
      auto From = Component.find(Key.first), To = Component.find(Key.second);
      if (From == Component.end() || To == Component.end() || From->second != To->second)
        continue;
      std::vector<LockClass> Nodes = shortestCycle(Key.first, Key.second);
      if (Nodes.empty() || !Seen.insert(std::set(Nodes.begin(), Nodes.end())).second)
        continue;
      if (std::optional<LockCycle> C = witnesses(Nodes))
        Out.push_back(std::move(*C));
    }
    return std::move(Out);
  }

private:
  /// A lock of which nothing but its type is known says nothing of an order.
  bool nameable(const LockClass &C) const {
    if (C.What != LockClass::Kind::Origin)
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

  Evidence parallel(const LockEdge &A, const LockEdge &B, Parallel::Pair &Roots) const {
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

  /// A lock that both hold all the time keeps them apart. Two holders in shared
  /// mode do not.
  static bool haveCommonGate(const LockEdge &A, const LockEdge &B) {
    for (const HeldLock &X : A.Gates)
      for (const HeldLock &Y : B.Gates)
        if (X.Lock == Y.Lock && !(X.Mode == LockMode::Shared && Y.Mode == LockMode::Shared))
          return true;
    return false;
  }

  /// The waiting end of \p A meets the holding end of \p B.
  bool blocks(const LockEdge &A, const LockEdge &B) const {
    if (A.To.Mode == LockMode::Shared && B.From.Mode == LockMode::Shared)
      return false;
    if (A.To.Lock == B.From.Lock)
      return true;
    // Two objects of which each is known are two.
    auto Known = [&](PathId Lock) {
      const Origin *O = Ctx.Abs.originOf(Lock);
      return !O || ((O->What == Origin::Kind::Local || O->What == Origin::Kind::Result) &&
                    !Ctx.Abs.throughPointer(Lock));
    };
    return !Known(A.To.Lock) && !Known(B.From.Lock);
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
    const auto &Edges = G.edges().at({Nodes[I], Nodes[(I + 1) % Nodes.size()]});
    size_t Most = Nodes.size() == 2 ? 24 : 6;
    for (const LockEdge &E : llvm::ArrayRef(Edges).take_front(Most)) {
      if (I != 0 && !blocks(*Chosen[I - 1], E))
        continue;
      if (I + 1 == Nodes.size() && !blocks(E, *Chosen[0]))
        continue;
      if (llvm::any_of(llvm::ArrayRef(Chosen).take_front(I),
                       [&](const LockEdge *O) { return haveCommonGate(*O, E); }))
        continue;
      Chosen[I] = &E;
      choose(Nodes, I + 1, Chosen, Best);
      if (Best.How == Evidence::Visible && Best.Certain && Best.OneObject)
        return;
    }
  }

  void consider(const std::vector<LockClass> &Nodes, llvm::ArrayRef<const LockEdge *> Chosen,
                LockCycle &Best) const {
    LockCycle C;
    C.Nodes = Nodes;
    C.How = Evidence::Visible;
    C.Roots.resize(Nodes.size());
    for (size_t I = 0; I != Chosen.size(); ++I) {
      PathId Awaited = Chosen[I]->To.Lock;
      bool Same = Awaited == Chosen[(I + 1) % Chosen.size()]->From.Lock;
      C.OneObject &= Same;
      C.AnyIsOne |= Same && Ctx.Abs.namesOne(Awaited);
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
    bool Any = Best.How != Evidence::None;
    if (std::tuple(C.Certain && C.OneObject, C.How) >
        std::tuple(Any && Best.Certain && Best.OneObject, Best.How))
      Best = std::move(C);
  }

  /// Two locks of one class: a deadlock unless the order of the objects is
  /// fixed. Only objects that a caller can name in either order count.
  void sameClass(const LockClass &Class, llvm::ArrayRef<LockEdge> Edges) {
    for (const LockEdge &E : Edges) {
      if (!E.From.Must || !canSwap(E) || ordered(E))
        continue;
      Parallel::Pair Roots;
      Evidence How = parallel(E, E, Roots);
      if (How == Evidence::None)
        continue;
      LockCycle C;
      C.Nodes = {Class};
      C.Edges = {E};
      C.Roots = {Roots.First, Roots.Second};
      C.How = How;
      C.TwoObjects = true;
      C.Certain = !Ctx[E.To.Context].Merged;
      Out.push_back(std::move(C));
      return;
    }
  }

  /// The two objects are two parameters of one root, or a parameter and the
  /// object of the method: whoever calls may give them in either order.
  bool canSwap(const LockEdge &E) const {
    if (E.From.Mode == LockMode::Shared && E.To.Mode == LockMode::Shared)
      return false;
    const AccessPath &A = Ctx.Abs.Paths[E.From.Lock], &B = Ctx.Abs.Paths[E.To.Lock];
    if (A.Steps != B.Steps)
      return false;
    const Origin *OA = Ctx.Abs.originOf(E.From.Lock), *OB = Ctx.Abs.originOf(E.To.Lock);
    if (!OA || !OB || OA == OB || OA->Class != OB->Class)
      return false;
    auto Free = [](const Origin *O) {
      return O->What == Origin::Kind::Parameter || O->What == Origin::Kind::Shared;
    };
    return Free(OA) && Free(OB);
  }

  /// Somewhere on the way the two objects, or values of them, are compared.
  bool ordered(const LockEdge &E) const {
    FunctionId F = Ctx[E.To.Context].Function;
    auto Compares = [&](FunctionId Fn) {
      return llvm::any_of(P.body(Fn).Blocks, [](const Block &B) {
        return B.Condition && B.Condition->Left && B.Condition->Right;
      });
    };
    return Compares(F) || (E.From.Function && Compares(E.From.Function));
  }

  const Program &P;
  const LockGraph &G;
  const Contexts &Ctx;
  const Parallel &Order;
  std::map<LockClass, std::vector<LockClass>> Successors;
  std::map<LockClass, uint32_t> Component;
  bool NoMain = false;
  std::vector<LockCycle> Out;
};

} // namespace

std::vector<LockCycle> heddle::analysis::findLockCycles(const Program &P, const LockGraph &G,
                                                        const Contexts &Ctx,
                                                        const Parallel &Order) {
  return CycleSearch(P, G, Ctx, Order).run();
}
