//===- Report/LayeredLayout.h - a directed graph in layers ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where the nodes and edges of a graph go in a picture, from left to right, after
// Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
// system structures", IEEE Trans. SMC 11(2), 1981: edges that close cycles are
// turned for the time being (Eades, Lin and Smyth's greedy order), nodes get layers
// by the longest path, the order within layers is swept by barycentres, and places
// within a layer are the least squares that keep this order. Parts that hang
// together by no edge stand beside and below each other, those with cycles first.
// The same input gives the same picture.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_LAYEREDLAYOUT_H
#define HEDDLE_REPORT_LAYEREDLAYOUT_H

#include "llvm/ADT/ArrayRef.h"
#include <utility>
#include <vector>

namespace heddle::report {

struct Point {
  int X = 0, Y = 0;
};

/// Sizes are in pixels.
struct LayoutSpace {
  int NodeHeight = 26;
  int RowGap = 14;
  int LayerGap = 64;
  int PartGap = 36;
  /// Parts that would make a row wider than this go into the next one.
  int RowWidth = 1150;
};

struct Layout {
  int Width = 0, Height = 0;
  /// The left upper corners of the nodes.
  std::vector<Point> Nodes;
  /// The way of each edge: from the first point to the second it goes in a curve that
  /// begins and ends horizontally, to the third straight, to the fourth in a curve, and
  /// so on. Empty for an edge from a node to itself.
  std::vector<std::vector<Point>> Edges;
  /// Whether the edge goes from right to left.
  std::vector<bool> Back;
};

/// \p Widths are those of the nodes, \p Edges pairs of indices into them.
Layout layOut(llvm::ArrayRef<int> Widths, llvm::ArrayRef<std::pair<unsigned, unsigned>> Edges,
              const LayoutSpace &Space = {});

} // namespace heddle::report

#endif // HEDDLE_REPORT_LAYEREDLAYOUT_H
