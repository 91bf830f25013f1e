//===- unit/Analysis/SharedSetsTest.cpp -----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Equal sets have one id, whatever way they came about.
//
//===----------------------------------------------------------------------===//

#include "Analysis/SharedSets.h"
#include "gtest/gtest.h"

using namespace heddle::analysis;

namespace {

TEST(SharedSets, EqualSetsAreOne) {
  SharedSets S;
  EXPECT_EQ(S.make({}), SharedSets::empty());
  SetId A = S.make({3, 1, 3, 2});
  EXPECT_EQ(S.make({1, 2, 3}), A);
  EXPECT_NE(S.make({1, 2}), A);
  EXPECT_EQ(S[A].vec(), (std::vector<uint32_t>{1, 2, 3}));
  EXPECT_EQ(S.size(), 3u);
}

TEST(SharedSets, UnionIsCommutativeAssociativeIdempotent) {
  SharedSets S;
  SetId A = S.make({1, 5}), B = S.make({2, 5}), C = S.make({9});
  EXPECT_EQ(S.unite(A, A), A);
  EXPECT_EQ(S.unite(A, SharedSets::empty()), A);
  EXPECT_EQ(S.unite(SharedSets::empty(), A), A);
  EXPECT_EQ(S.unite(A, B), S.unite(B, A));
  EXPECT_EQ(S.unite(S.unite(A, B), C), S.unite(A, S.unite(B, C)));
  EXPECT_EQ(S.unite({C, A, B, A}), S.make({1, 2, 5, 9}));
  EXPECT_EQ(S.unite(llvm::SmallVector<SetId, 8>()), SharedSets::empty());
}

TEST(SharedSets, APartAddsNothing) {
  SharedSets S;
  SetId All = S.make({1, 2, 3}), Part = S.make({2});
  size_t Before = S.size();
  EXPECT_EQ(S.unite(All, Part), All);
  EXPECT_EQ(S.unite(Part, All), All);
  EXPECT_EQ(S.size(), Before);
}

} // namespace
