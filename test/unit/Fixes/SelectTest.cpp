//===- Fixes/SelectTest.cpp - which fixes are made ------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixed.h"
#include "gtest/gtest.h"

namespace heddle::fixes {
namespace {

using findings::Finding;
using findings::Fix;
using findings::Replacement;

Finding with(std::vector<Replacement> Edits, bool Safe = true) {
  Finding F;
  F.Fixes = {{"x", std::move(Edits), Safe}};
  return F;
}

TEST(Select, WhatIsUnsafeWaitsToBeAskedFor) {
  std::vector<Finding> All = {with({{File, 1, 1, "a"}}, false), with({{File, 5, 1, "b"}})};
  EXPECT_EQ(select(All, false).Taken, (std::vector<std::pair<size_t, size_t>>{{1, 0}}));
  EXPECT_EQ(select(All, true).Taken.size(), 2u);
  All[0].Fixes.push_back({"y", {{File, 2, 1, "c"}}, true});
  EXPECT_EQ(select(All, true).Taken.front(), (std::pair<size_t, size_t>{0, 1}));
}

TEST(Select, OfTwoThatTouchTheFirstIsMade) {
  std::vector<Finding> All = {with({{File, 10, 5, "a"}}), with({{File, 12, 1, "b"}}),
                              with({{File, 15, 0, "c"}}), with({{File, 16, 1, "d"}}),
                              with({{"/b.cpp", 12, 1, "e"}})};
  Selection S = select(All, false);
  EXPECT_EQ(S.Taken, (std::vector<std::pair<size_t, size_t>>{{0, 0}, {3, 0}, {4, 0}}));
  EXPECT_EQ(S.Overlapping, 2u);
  EXPECT_EQ(S.Edits[File].size(), 2u);
}

TEST(Select, AFixIsMadeWholeOrNotAtAll) {
  std::vector<Finding> All = {with({{File, 10, 5, "a"}}),
                              with({{File, 0, 1, "b"}, {File, 12, 1, "c"}})};
  Selection S = select(All, false);
  EXPECT_EQ(S.Edits[File].size(), 1u);
  EXPECT_EQ(S.Overlapping, 1u);
}

TEST(Select, WhatTwoFindingsAskForIsDoneOnce) {
  std::vector<Finding> All = {with({{File, 3, 0, "guard"}}), with({{File, 3, 0, "guard"}})};
  Selection S = select(All, false);
  EXPECT_EQ(S.Taken.size(), 2u);
  EXPECT_EQ(S.Overlapping, 0u);
  EXPECT_EQ(applyEdits("0123", S.Edits[File]), "012guard3");
}

TEST(Apply, RefusesWhatLiesOutside) {
  EXPECT_EQ(applyEdits("abc", {{File, 1, 1, "X"}, {File, 2, 1, ""}}), "aX");
  EXPECT_EQ(applyEdits("abc", {{File, 2, 2, "X"}}), std::nullopt);
  EXPECT_EQ(applyEdits("abc", {{File, 1, 2, "X"}, {File, 2, 1, "Y"}}), std::nullopt);
}

} // namespace
} // namespace heddle::fixes
