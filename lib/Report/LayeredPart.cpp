//===- Report/LayeredPart.cpp - a graph that hangs together ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/LayeredPart.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace heddle::report {

constexpr unsigned OrderSweeps = 12, PlaceSweeps = 10;
/// An edge over several layers takes a way between the nodes there; beyond this many
/// bends in all, edges go straight.
constexpr size_t MostBends = 20000;

LayeredPart::LayeredPart(llvm::ArrayRef<int> Widths, std::vector<std::pair<unsigned, unsigned>> All,
                         const LayoutSpace &S)
    : Space(S), Edges(std::move(All)), Nodes(Widths.size()) {
  for (int W : Widths)
    Vertices.push_back({W, S.NodeHeight, 0, 0, {}, {}});
  turnBackEdges();
  assignLayers();
  addBends();
  orderLayers();
  placeRows();
  placeColumns();
}

Point LayeredPart::corner(unsigned Node) const {
  const LayoutVertex &V = Vertices[Node];
  return {Column[V.Layer], static_cast<int>(std::lround(V.Middle)) - V.Height / 2};
}

/// Eades, Lin and Smyth: sinks last, sources first, else what is most of a source.
void LayeredPart::turnBackEdges() {
  std::vector<int> In(Nodes), Out(Nodes);
  std::vector<bool> Done(Nodes);
  for (unsigned E = 0; E != Edges.size(); ++E) {
    Cyclic |= isLoop(E);
    if (isLoop(E))
      continue;
    ++Out[Edges[E].first];
    ++In[Edges[E].second];
  }
  std::vector<unsigned> Last;
  for (size_t Left = Nodes; Left; --Left) {
    unsigned Best = Nodes;
    // A sink, a source, and otherwise the greatest difference.
    auto Rank = [&](unsigned V) { return !Out[V] ? 1 << 30 : !In[V] ? 1 << 29 : Out[V] - In[V]; };
    for (unsigned V = 0; V != Nodes; ++V)
      if (!Done[V] && (Best == Nodes || Rank(V) > Rank(Best)))
        Best = V;
    Done[Best] = true;
    (Out[Best] ? Sequence : Last).push_back(Best);
    for (auto [From, To] : Edges) {
      if (From == Best && !Done[To])
        --In[To];
      if (To == Best && !Done[From])
        --Out[From];
    }
  }
  Sequence.insert(Sequence.end(), Last.rbegin(), Last.rend());
  std::vector<unsigned> Rank(Nodes);
  for (auto [I, V] : llvm::enumerate(Sequence))
    Rank[V] = I;
  for (auto [From, To] : Edges) {
    Back.push_back(Rank[From] > Rank[To]);
    Cyclic |= Back.back();
  }
}

void LayeredPart::assignLayers() {
  std::vector<std::vector<unsigned>> Next(Nodes);
  std::vector<bool> Follows(Nodes);
  for (unsigned E = 0; E != Edges.size(); ++E)
    if (!isLoop(E)) {
      unsigned A = Edges[E].first, B = Edges[E].second;
      if (Back[E])
        std::swap(A, B);
      Next[A].push_back(B);
      Follows[B] = true;
    }
  for (unsigned V : Sequence)
    for (unsigned W : Next[V])
      Vertices[W].Layer = std::max(Vertices[W].Layer, Vertices[V].Layer + 1);
  // What nothing comes before stands right before what comes behind.
  for (unsigned V : Sequence)
    if (!Follows[V] && !Next[V].empty()) {
      unsigned Nearest = Vertices[Next[V].front()].Layer;
      for (unsigned W : Next[V])
        Nearest = std::min(Nearest, Vertices[W].Layer);
      Vertices[V].Layer = Nearest - 1;
    }
}

void LayeredPart::addBends() {
  size_t Bends = 0;
  for (auto [A, B] : Edges)
    Bends += std::abs(int(Vertices[A].Layer) - int(Vertices[B].Layer));
  Chains.resize(Edges.size());
  for (unsigned E = 0; E != Edges.size(); ++E) {
    if (isLoop(E))
      continue;
    auto [A, B] = Edges[E];
    if (Back[E])
      std::swap(A, B);
    Chains[E].push_back(A);
    for (unsigned L = Vertices[A].Layer + 1; L < Vertices[B].Layer && Bends <= MostBends; ++L) {
      Chains[E].push_back(Vertices.size());
      Vertices.push_back({0, 0, L, 0, {}, {}});
    }
    Chains[E].push_back(B);
  }
  LeftPorts.resize(Vertices.size());
  RightPorts.resize(Vertices.size());
  for (auto [E, Chain] : llvm::enumerate(Chains))
    for (size_t I = 1; I < Chain.size(); ++I) {
      Vertices[Chain[I - 1]].Behind.push_back(Chain[I]);
      Vertices[Chain[I]].Before.push_back(Chain[I - 1]);
      RightPorts[Chain[I - 1]].push_back({Chain[I], E});
      LeftPorts[Chain[I]].push_back({Chain[I - 1], E});
    }
  unsigned Count = 0;
  for (const LayoutVertex &V : Vertices)
    Count = std::max(Count, V.Layer + 1);
  Layers.resize(Count);
  for (unsigned V = 0; V != Vertices.size(); ++V)
    Layers[Vertices[V].Layer].push_back(V);
  Position.resize(Vertices.size());
}

/// Sorts a layer by the mean position of the neighbours on one side.
void LayeredPart::sortBy(std::vector<unsigned> &Layer, bool Before) {
  std::map<unsigned, double> Key;
  for (unsigned V : Layer) {
    const std::vector<unsigned> &Beside = Before ? Vertices[V].Before : Vertices[V].Behind;
    double Sum = 0;
    for (unsigned N : Beside)
      Sum += Position[N];
    Key[V] = Beside.empty() ? Position[V] : Sum / Beside.size();
  }
  llvm::sort(Layer, [&](unsigned A, unsigned B) {
    return std::pair(Key[A], Position[A]) < std::pair(Key[B], Position[B]);
  });
  for (auto [I, V] : llvm::enumerate(Layer))
    Position[V] = I;
}

/// Between all pairs of neighbouring layers, counted with a tree of sums (Barth,
/// Jünger and Mutzel, "Simple and efficient bilayer cross counting", GD 2002).
size_t LayeredPart::crossings() const {
  size_t Count = 0;
  for (size_t L = 0; L + 1 < Layers.size(); ++L) {
    std::vector<size_t> Tree(Layers[L + 1].size() + 1);
    size_t Seen = 0;
    for (unsigned V : Layers[L]) {
      std::vector<unsigned> Ends;
      for (unsigned N : Vertices[V].Behind)
        Ends.push_back(Position[N]);
      llvm::sort(Ends);
      for (unsigned End : Ends) {
        size_t AtOrBefore = 0;
        for (size_t I = End + 1; I; I &= I - 1)
          AtOrBefore += Tree[I];
        Count += Seen - AtOrBefore;
      }
      for (unsigned End : Ends) {
        for (size_t I = End + 1; I < Tree.size(); I += I & (~I + 1))
          ++Tree[I];
        ++Seen;
      }
    }
  }
  return Count;
}

void LayeredPart::orderLayers() {
  for (const std::vector<unsigned> &Layer : Layers)
    for (auto [I, V] : llvm::enumerate(Layer))
      Position[V] = I;
  std::vector<std::vector<unsigned>> Best = Layers;
  size_t Fewest = crossings();
  for (unsigned Sweep = 0; Sweep != OrderSweeps && Fewest; ++Sweep) {
    if (Sweep % 2 == 0)
      for (size_t L = 1; L < Layers.size(); ++L)
        sortBy(Layers[L], /*Before=*/true);
    else
      for (size_t L = Layers.size() - 1; L-- > 0;)
        sortBy(Layers[L], /*Before=*/false);
    if (size_t Now = crossings(); Now < Fewest) {
      Fewest = Now;
      Best = Layers;
    }
  }
  Layers = std::move(Best);
  for (const std::vector<unsigned> &Layer : Layers)
    for (auto [I, V] : llvm::enumerate(Layer))
      Position[V] = I;
}

/// Moves a layer towards its neighbours on one side: the places that are nearest to
/// what each vertex wishes, in the order and with the distances that they must have
/// (pool adjacent violators).
void LayeredPart::pull(const std::vector<unsigned> &Layer, bool Before) {
  struct Pool {
    double Sum;
    size_t Size;
    double mean() const { return Sum / Size; }
  };
  std::vector<Pool> Pools;
  std::vector<double> Offset; // of each vertex, if all stood as close as they may
  double Next = 0;
  for (unsigned V : Layer) {
    const LayoutVertex &This = Vertices[V];
    Offset.push_back(Next + This.Height / 2.0);
    Next += This.Height + (This.Height ? Space.RowGap : Space.RowGap / 2.0);
    const std::vector<unsigned> &Beside = Before ? This.Before : This.Behind;
    double Wish = 0;
    for (unsigned N : Beside)
      Wish += Vertices[N].Middle;
    Wish = Beside.empty() ? This.Middle : Wish / Beside.size();
    Pools.push_back({Wish - Offset.back(), 1});
    while (Pools.size() > 1 && Pools[Pools.size() - 2].mean() >= Pools.back().mean()) {
      Pool Last = Pools.back();
      Pools.pop_back();
      Pools.back().Sum += Last.Sum;
      Pools.back().Size += Last.Size;
    }
  }
  size_t I = 0;
  for (const Pool &P : Pools)
    for (size_t N = 0; N != P.Size; ++N, ++I)
      Vertices[Layer[I]].Middle = P.mean() + Offset[I];
}

void LayeredPart::placeRows() {
  for (const std::vector<unsigned> &Layer : Layers)
    for (unsigned V : Layer)
      Vertices[V].Middle = Position[V] * (Space.NodeHeight + Space.RowGap);
  for (unsigned Sweep = 0; Sweep != PlaceSweeps; ++Sweep) {
    for (size_t L = 1; L < Layers.size(); ++L)
      pull(Layers[L], /*Before=*/true);
    for (size_t L = Layers.size() - 1; L-- > 0;)
      pull(Layers[L], /*Before=*/false);
  }
  double Top = 1e9, Bottom = -1e9;
  for (const LayoutVertex &V : Vertices) {
    Top = std::min(Top, V.Middle - V.Height / 2.0);
    Bottom = std::max(Bottom, V.Middle + V.Height / 2.0);
  }
  for (LayoutVertex &V : Vertices)
    V.Middle -= Top;
  Height = static_cast<int>(std::ceil(Bottom - Top));
  for (auto *Ports : {&LeftPorts, &RightPorts})
    for (auto &AtOne : *Ports)
      llvm::sort(AtOne, [&](auto A, auto B) {
        return std::tuple(Position[A.first], A.second) < std::tuple(Position[B.first], B.second);
      });
}

void LayeredPart::placeColumns() {
  for (const std::vector<unsigned> &Layer : Layers) {
    ColumnWidth.push_back(0);
    for (unsigned V : Layer)
      ColumnWidth.back() = std::max(ColumnWidth.back(), Vertices[V].Width);
    Column.push_back(Width);
    Width += ColumnWidth.back() + Space.LayerGap;
  }
  Width -= Space.LayerGap;
}

/// Where the edge leaves \p Of for \p Other: edges share the side of a node.
int LayeredPart::port(unsigned Of, unsigned Other, unsigned EdgeIndex, bool Right) const {
  const auto &Ports = Right ? RightPorts[Of] : LeftPorts[Of];
  double Index = llvm::find(Ports, std::pair(Other, EdgeIndex)) - Ports.begin();
  double Between = Ports.size() < 2 ? 0 : (Vertices[Of].Height - 8.0) / (Ports.size() - 1);
  Between = std::min(Between, 9.0);
  return std::lround(Vertices[Of].Middle + (Index - (Ports.size() - 1) / 2.0) * Between);
}

std::vector<Point> LayeredPart::way(unsigned E) const {
  std::vector<Point> Points;
  const std::vector<unsigned> &Chain = Chains[E];
  for (size_t I = 0; I + 1 < Chain.size(); ++I) {
    unsigned A = Chain[I], B = Chain[I + 1];
    int Start = Column[Vertices[A].Layer];
    // A bend goes straight through its whole layer.
    Start += A < Nodes ? Vertices[A].Width : ColumnWidth[Vertices[A].Layer];
    Points.push_back({Start, port(A, B, E, true)});
    Points.push_back({Column[Vertices[B].Layer], port(B, A, E, false)});
  }
  if (Back[E])
    std::reverse(Points.begin(), Points.end());
  return Points;
}

} // namespace heddle::report
