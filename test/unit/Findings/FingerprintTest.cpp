//===- Findings/FingerprintTest.cpp - identity and order of findings ------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

namespace heddle::findings {
namespace {

Finding finding(std::string File, uint32_t Line, std::vector<std::string> Identity = {"a", "b"}) {
  Finding F;
  F.Check = "heddle-data-race";
  F.Where = {std::move(File), Line, 5, 3};
  F.Message = "message";
  F.Identity = std::move(Identity);
  return F;
}

std::string fingerprintOf(Finding F) {
  std::vector<Finding> All{std::move(F)};
  assignFingerprints(All);
  return All[0].Fingerprint;
}

TEST(Fingerprint, IsTheSameInAnotherCheckoutAndAfterEditsElsewhere) {
  Finding Here = finding("/home/me/src/a.cpp", 10);
  Finding There = finding("/ci/a.cpp", 90);
  There.Message = "worded anew";
  There.Function = "f";
  There.Level = Confidence::Low;
  EXPECT_EQ(fingerprintOf(Here), fingerprintOf(There));
  EXPECT_EQ(fingerprintOf(Here).size(), 32u);
}

TEST(Fingerprint, DoesNotDependOnTheOrderOfTheIdentity) {
  EXPECT_EQ(fingerprintOf(finding("/a", 1, {"x", "y"})),
            fingerprintOf(finding("/a", 1, {"y", "x"})));
}

TEST(Fingerprint, TellsChecksAndIdentitiesApart) {
  Finding A = finding("/a", 1), B = A;
  B.Check = "heddle-lock-order";
  EXPECT_NE(fingerprintOf(A), fingerprintOf(B));
  EXPECT_NE(fingerprintOf(finding("/a", 1, {"ab", "c"})),
            fingerprintOf(finding("/a", 1, {"a", "bc"})));
  EXPECT_NE(fingerprintOf(finding("/a", 1, {"a"})), fingerprintOf(finding("/a", 1, {"a", ""})));
}

TEST(Fingerprint, CountsEqualsByPlaceWhateverTheirOrder) {
  std::vector<Finding> Forward{finding("/a", 10), finding("/a", 20)};
  std::vector<Finding> Backward{finding("/a", 20), finding("/a", 10)};
  assignFingerprints(Forward);
  assignFingerprints(Backward);
  EXPECT_NE(Forward[0].Fingerprint, Forward[1].Fingerprint);
  EXPECT_EQ(Forward[0].Fingerprint, Backward[1].Fingerprint);
  EXPECT_EQ(Forward[1].Fingerprint, Backward[0].Fingerprint);
}

// A change of this value makes every baseline of every user worthless: raise
// the schema version knowingly, or find out why it changed.
TEST(Fingerprint, IsTheOneOfEarlierVersions) {
  EXPECT_EQ(fingerprintOf(finding("/a", 1)), "282dae6c324aa9c327a66990970b0a1a");
}

TEST(MergeEqual, KeepsTheSurestOfTheSamePlace) {
  Finding Low = finding("/a", 1), High = finding("/a", 1, {"b", "a"}), Other = finding("/a", 2);
  Low.Level = Confidence::Low;
  High.Level = Confidence::High;
  for (auto All : {std::vector{Low, High, Other}, std::vector{Other, High, Low}}) {
    mergeEqual(All);
    ASSERT_EQ(All.size(), 2u);
    EXPECT_EQ(All[0].Level, Confidence::High);
    EXPECT_EQ(All[1].Where.Line, 2u);
  }
}

TEST(MergeEqual, ChoosesTheSameOneInAnyOrder) {
  std::vector<Finding> All(3, finding("/a", 1));
  All[0].Threads = {{"f", "", {}, {{{}, "reads", 1}}}};
  All[1].Threads = {{"f", "", {}, {{{}, "writes", 1}}}};
  All[2].Threads = {{"f", "", {}, {{{}, "counts", 1}}}};
  std::vector<int> Order{0, 1, 2};
  do {
    std::vector<Finding> Now;
    for (int I : Order)
      Now.push_back(All[I]);
    mergeEqual(Now);
    ASSERT_EQ(Now.size(), 1u);
    EXPECT_EQ(Now[0].Threads[0].Steps[0].Message, "counts");
  } while (std::next_permutation(Order.begin(), Order.end()));
}

TEST(MergeEqual, KeepsDifferentChecksAndMessagesOfOnePlace) {
  Finding A = finding("/a", 1), B = A, C = A;
  B.Check = "heddle-other";
  C.Message = "another";
  std::vector<Finding> All{A, B, C};
  mergeEqual(All);
  EXPECT_EQ(All.size(), 3u);
}

TEST(MergeEqual, TakesInstantiationsOfATemplateForOne) {
  std::vector<Finding> All{finding("/a", 1, {"f<long>"}), finding("/a", 1, {"f<int>"})};
  mergeEqual(All);
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Identity, std::vector<std::string>{"f<int>"});
}

TEST(SortFindings, ByFileThenLineThenColumnThenCheckThenMessage) {
  std::vector<Finding> All;
  auto Add = [&](std::string File, uint32_t Line, uint32_t Column, std::string Check,
                 std::string Message) {
    Finding F;
    F.Where = {std::move(File), Line, Column, 0};
    F.Check = std::move(Check);
    F.Message = std::move(Message);
    All.push_back(std::move(F));
  };
  Add("b", 1, 1, "c", "6");
  Add("a", 10, 1, "c", "5");
  Add("a", 9, 2, "c", "4");
  Add("a", 9, 1, "d", "3");
  Add("a", 9, 1, "c", "2");
  Add("a", 9, 1, "c", "1");
  sortFindings(All);
  std::string Order;
  for (const Finding &F : All)
    Order += F.Message;
  EXPECT_EQ(Order, "123456");
}

} // namespace
} // namespace heddle::findings
