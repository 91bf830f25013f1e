//===- Report/LayeredLayout.cpp - a directed graph in layers -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/LayeredLayout.h"
#include "Report/LayeredPart.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

namespace heddle::report {

namespace {

using Edge = std::pair<unsigned, unsigned>;

/// The nodes that hang together, and the edges among them, by their indices.
struct Members {
  std::vector<unsigned> Nodes, Edges;
};

std::vector<Members> membersOf(size_t Nodes, llvm::ArrayRef<Edge> Edges) {
  llvm::EquivalenceClasses<unsigned> Together;
  for (unsigned V = 0; V != Nodes; ++V)
    Together.insert(V);
  for (auto [A, B] : Edges)
    Together.unionSets(A, B);
  std::vector<Members> All;
  std::map<unsigned, size_t> Index;
  auto Of = [&](unsigned V) -> Members & {
    auto [At, New] = Index.try_emplace(Together.getLeaderValue(V), All.size());
    return New ? All.emplace_back() : All[At->second];
  };
  for (unsigned V = 0; V != Nodes; ++V)
    Of(V).Nodes.push_back(V);
  for (auto [E, Ends] : llvm::enumerate(Edges))
    Of(Ends.first).Edges.push_back(E);
  return All;
}

} // namespace

Layout layOut(llvm::ArrayRef<int> Widths, llvm::ArrayRef<Edge> Edges, const LayoutSpace &Space) {
  Layout Out;
  Out.Nodes.resize(Widths.size());
  Out.Edges.resize(Edges.size());
  Out.Back.resize(Edges.size());
  std::vector<std::pair<Members, LayeredPart>> Parts;
  for (Members &M : membersOf(Widths.size(), Edges)) {
    std::map<unsigned, unsigned> Own;
    std::vector<int> OwnWidths;
    for (unsigned V : M.Nodes) {
      Own[V] = OwnWidths.size();
      OwnWidths.push_back(Widths[V]);
    }
    std::vector<Edge> OwnEdges;
    for (unsigned E : M.Edges)
      OwnEdges.push_back({Own[Edges[E].first], Own[Edges[E].second]});
    LayeredPart P(OwnWidths, std::move(OwnEdges), Space);
    Parts.emplace_back(std::move(M), std::move(P));
  }
  llvm::sort(Parts, [](const auto &A, const auto &B) {
    return std::tuple(A.second.hasCycle(), A.first.Nodes.size(), B.first.Nodes.front()) >
           std::tuple(B.second.hasCycle(), B.first.Nodes.size(), A.first.Nodes.front());
  });
  int X = 0, Y = 0, RowHeight = 0;
  for (const auto &[M, P] : Parts) {
    if (X && X + P.width() > Space.RowWidth) {
      X = 0;
      Y += RowHeight + Space.PartGap;
      RowHeight = 0;
    }
    auto Moved = [&](Point Old) { return Point{Old.X + X, Old.Y + Y}; };
    for (auto [I, V] : llvm::enumerate(M.Nodes))
      Out.Nodes[V] = Moved(P.corner(I));
    for (auto [I, E] : llvm::enumerate(M.Edges)) {
      Out.Back[E] = P.isBack(I);
      for (Point Old : P.way(I))
        Out.Edges[E].push_back(Moved(Old));
    }
    Out.Width = std::max(Out.Width, X + P.width());
    Out.Height = std::max(Out.Height, Y + P.height());
    RowHeight = std::max(RowHeight, P.height());
    X += P.width() + Space.PartGap;
  }
  return Out;
}

} // namespace heddle::report
