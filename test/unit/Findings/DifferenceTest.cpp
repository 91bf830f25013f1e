//===- Findings/DifferenceTest.cpp - what is new, what is gone ------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Difference.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace heddle::findings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Difference, TellsNewFromGoneFromSame) {
  Difference D = compare({"a", "b", "c"}, {"c", "d", "a"});
  EXPECT_THAT(D.Introduced, ElementsAre(1));
  EXPECT_THAT(D.Fixed, ElementsAre(1));
  EXPECT_THAT(D.Same, ElementsAre(0, 2));
}

TEST(Difference, CountsEqualOnes) {
  Difference More = compare({"a", "a"}, {"a", "a", "a"});
  EXPECT_THAT(More.Introduced, ElementsAre(2));
  EXPECT_THAT(More.Same, ElementsAre(0, 1));
  EXPECT_THAT(More.Fixed, IsEmpty());
  Difference Less = compare({"a", "b", "a"}, {"a", "b"});
  EXPECT_THAT(Less.Introduced, IsEmpty());
  EXPECT_THAT(Less.Fixed, ElementsAre(2));
}

TEST(Difference, OfNothing) {
  EXPECT_THAT(compare({}, {"a"}).Introduced, ElementsAre(0));
  EXPECT_THAT(compare({"a"}, {}).Fixed, ElementsAre(0));
}

} // namespace
} // namespace heddle::findings
