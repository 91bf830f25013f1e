//===- Report/LayeredPart.h - a graph that hangs together -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The layout of one connected part; LayeredLayout.h says how, and uses it alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_LAYEREDPART_H
#define HEDDLE_REPORT_LAYEREDPART_H

#include "Report/LayeredLayout.h"

namespace heddle::report {

/// A node, or a bend of an edge that passes through its layer.
struct LayoutVertex {
  int Width = 0, Height = 0; ///< a bend has none
  unsigned Layer = 0;
  double Middle = 0;                    ///< vertical
  std::vector<unsigned> Before, Behind; ///< neighbours in the layers beside
};

/// One part of the graph, all of whose nodes hang together.
class LayeredPart {
public:
  LayeredPart(llvm::ArrayRef<int> Widths, std::vector<std::pair<unsigned, unsigned>> Edges,
              const LayoutSpace &S);

  int width() const { return Width; }
  int height() const { return Height; }
  /// The left upper corner.
  Point corner(unsigned Node) const;
  /// As Layout::Edges.
  std::vector<Point> way(unsigned EdgeIndex) const;
  bool isBack(unsigned EdgeIndex) const { return Back[EdgeIndex]; }
  bool hasCycle() const { return Cyclic; }

private:
  void turnBackEdges();
  void assignLayers();
  void addBends();
  void orderLayers();
  void sortBy(std::vector<unsigned> &Layer, bool Before);
  size_t crossings() const;
  void placeRows();
  void pull(const std::vector<unsigned> &Layer, bool Before);
  void placeColumns();
  int port(unsigned Of, unsigned Other, unsigned EdgeIndex, bool Right) const;
  bool isLoop(unsigned E) const { return Edges[E].first == Edges[E].second; }

  LayoutSpace Space;
  std::vector<std::pair<unsigned, unsigned>> Edges;
  size_t Nodes;
  std::vector<LayoutVertex> Vertices;
  std::vector<bool> Back;
  bool Cyclic = false;
  std::vector<unsigned> Sequence; ///< nodes, so that edges that are not turned go forward
  /// Vertices of each edge from left to right.
  std::vector<std::vector<unsigned>> Chains;
  std::vector<std::vector<unsigned>> Layers;
  std::vector<unsigned> Position; ///< of each vertex in its layer
  /// Edges at the left and at the right side of each vertex: other vertex, edge.
  std::vector<std::vector<std::pair<unsigned, unsigned>>> LeftPorts, RightPorts;
  std::vector<int> Column, ColumnWidth;
  int Width = 0, Height = 0;
};

} // namespace heddle::report

#endif // HEDDLE_REPORT_LAYEREDPART_H
