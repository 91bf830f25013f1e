//===- Report/LayeredLayoutTest.cpp - a directed graph in layers ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/LayeredLayout.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"
#include <random>

namespace heddle::report {
namespace {

using Edges = std::vector<std::pair<unsigned, unsigned>>;

/// No node lies over another or outside of the picture.
void expectApart(const Layout &L, llvm::ArrayRef<int> Widths) {
  int Height = LayoutSpace().NodeHeight;
  for (size_t I = 0; I != Widths.size(); ++I) {
    Point P = L.Nodes[I];
    EXPECT_TRUE(P.X >= 0 && P.Y >= 0 && P.X + Widths[I] <= L.Width && P.Y + Height <= L.Height)
        << I << " at " << P.X << " " << P.Y;
    for (size_t J = 0; J != I; ++J) {
      Point Q = L.Nodes[J];
      EXPECT_TRUE(P.X >= Q.X + Widths[J] || Q.X >= P.X + Widths[I] || P.Y >= Q.Y + Height ||
                  Q.Y >= P.Y + Height)
          << I << " lies over " << J;
    }
  }
}

TEST(LayeredLayout, NothingTakesNoRoom) {
  Layout L = layOut({}, {});
  EXPECT_EQ(L.Width, 0);
  EXPECT_EQ(L.Height, 0);
}

TEST(LayeredLayout, EdgesGoToTheRight) {
  std::vector<int> Widths = {50, 60, 70};
  Layout L = layOut(Widths, Edges{{0, 1}, {1, 2}, {0, 2}});
  expectApart(L, Widths);
  EXPECT_LT(L.Nodes[0].X + 50, L.Nodes[1].X);
  EXPECT_LT(L.Nodes[1].X + 60, L.Nodes[2].X);
  EXPECT_EQ(L.Back, (std::vector<bool>{false, false, false}));
  // From side to side; the long one has its way past node 1.
  EXPECT_EQ(L.Edges[0].front().X, L.Nodes[0].X + 50);
  EXPECT_EQ(L.Edges[0].back().X, L.Nodes[1].X);
  EXPECT_EQ(L.Edges[2].size(), 4u);
}

TEST(LayeredLayout, ACycleHasOneEdgeBack) {
  Layout L = layOut({50, 50, 50}, Edges{{0, 1}, {1, 2}, {2, 0}});
  EXPECT_EQ(llvm::count(L.Back, true), 1);
  size_t Back = llvm::find(L.Back, true) - L.Back.begin();
  EXPECT_GT(L.Edges[Back].front().X, L.Edges[Back].back().X);
}

TEST(LayeredLayout, TwoWaysAreTwoLines) {
  Layout L = layOut({50, 50}, Edges{{0, 1}, {1, 0}});
  ASSERT_EQ(llvm::count(L.Back, true), 1);
  EXPECT_NE(L.Edges[0].front().Y, L.Edges[1].back().Y);
  EXPECT_NE(L.Edges[0].back().Y, L.Edges[1].front().Y);
}

TEST(LayeredLayout, ALoopHasNoWay) {
  Layout L = layOut({50, 50}, Edges{{0, 0}, {0, 1}});
  EXPECT_TRUE(L.Edges[0].empty());
  EXPECT_EQ(L.Edges[1].size(), 2u);
}

TEST(LayeredLayout, PartsWithCyclesComeFirst) {
  std::vector<int> Widths(6, 500);
  Layout L = layOut(Widths, Edges{{0, 1}, {2, 3}, {4, 5}, {5, 4}});
  expectApart(L, Widths);
  EXPECT_EQ(L.Nodes[4].Y, 0);
  EXPECT_GT(L.Nodes[0].Y, L.Nodes[4].Y);
  EXPECT_GT(L.Nodes[2].Y, L.Nodes[0].Y);
}

TEST(LayeredLayout, RandomGraphsAreDrawnApartAndAlwaysTheSame) {
  std::mt19937 Random(7);
  for (unsigned Round = 0; Round != 60; ++Round) {
    unsigned Count = 1 + Random() % 40;
    std::vector<int> Widths;
    for (unsigned I = 0; I != Count; ++I)
      Widths.push_back(30 + Random() % 200);
    Edges All;
    for (unsigned I = 0, N = Random() % (3 * Count); I != N; ++I)
      All.push_back({Random() % Count, Random() % Count});
    Layout L = layOut(Widths, All), Again = layOut(Widths, All);
    expectApart(L, Widths);
    for (size_t I = 0; I != Count; ++I)
      EXPECT_TRUE(L.Nodes[I].X == Again.Nodes[I].X && L.Nodes[I].Y == Again.Nodes[I].Y);
    for (auto [E, Ends] : llvm::enumerate(All)) {
      if (Ends.first == Ends.second)
        continue;
      // An edge begins and ends at the sides of its nodes, whichever way it goes.
      const std::vector<Point> &Way = L.Edges[E];
      ASSERT_TRUE(Way.size() >= 2 && Way.size() % 2 == 0);
      Point From = L.Nodes[Ends.first], To = L.Nodes[Ends.second];
      EXPECT_EQ(Way.front().X, From.X + (L.Back[E] ? 0 : Widths[Ends.first]));
      EXPECT_EQ(Way.back().X, To.X + (L.Back[E] ? Widths[Ends.second] : 0));
      EXPECT_TRUE(Way.front().Y >= From.Y && Way.front().Y <= From.Y + LayoutSpace().NodeHeight);
    }
  }
}

} // namespace
} // namespace heddle::report
